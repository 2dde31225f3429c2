/** The features of a text, and its class: an entry's number, a known gap, or a kind of chatter. */
export interface Example {
  features: ReadonlyMap<string, number>;
  label: string;
  /** How much the example counts; 1 for what a customer said. */
  weight: number;
}

/**
 * A linear classifier: for each feature, how much the feature speaks for or against the classes in whose examples it
 * was seen.
 */
export interface Weights {
  labels: string[];
  features: Map<string, FeatureWeights>;
  /** The rarity of a feature that was never seen. */
  unseen: number;
}

export interface FeatureWeights {
  /** How much the feature tells at all (inverse document frequency, at least 1). */
  rarity: number;
  /** Indexes into `labels`, ascending, and the weight of each. */
  classes: number[];
  weights: number[];
}

/** Every number of the training; `npm run search:voices` shows what a change does. */
export const training = {
  /**
   * In how many examples a feature has to stand. Without the features of a single example half of all features are
   * left, and the figures of left-out voices do not fall.
   */
  leastCount: 2,
  /** The softmax works on scores times this. */
  sharpness: 8,
  /**
   * Length of the vector with which each class begins, the mean of its examples. An entry with five aliases so begins
   * as strong as an entry with forty.
   */
  start: 5,
  rate: 0.1,
  decay: 0.003,
  /** Classes with many examples count less each, by this power of their number. */
  balance: 0.3,
  /** Rounds over all examples, and steps in all at most: at 10,000 entries the centroids tell most, and half a round is learned. */
  rounds: 6,
  steps: 100_000,
  /** How far behind the best class, in the exponent, a class takes no part any more: its share is below one in 20,000. */
  behind: 10,
  /** For how many classes a feature speaks at most: those that have the feature most often. */
  classesPerFeature: 60,
} as const;

/**
 * Multinomial logistic regression by stochastic gradient descent (AdaGrad). The softmax runs over the classes that
 * share features with the example, so that a step's cost does not grow with the number of entries. The weights begin as
 * each class's centroid (Rocchio), so that a class with few examples is not behind. Deterministic: the same examples in
 * the same order give the same weights.
 */
export function trainWeights(examples: readonly Example[]): Weights {
  const labels = [...new Set(examples.map(({ label }) => label))];
  const classOf = new Map(labels.map((label, index) => [label, index]));
  const vocabulary = new Vocabulary(examples);
  const vectors = examples.map(({ features }) => vocabulary.vector(features));
  const targets = Int32Array.from(examples, ({ label }) => classOf.get(label) ?? 0);
  const table = new SparseTable(vectors, targets, labels.length, vocabulary.size);
  const sizes = new Float64Array(labels.length);
  for (const target of targets) sizes[target] = (sizes[target] ?? 0) + 1;
  const mean = examples.length / labels.length;
  const importance = Float64Array.from(
    examples,
    ({ weight }, index) => weight * (mean / (sizes[targets[index] ?? 0] ?? 1)) ** training.balance,
  );
  const steps = Math.min(training.steps, examples.length * training.rounds);
  const rounds = Math.ceil(steps / examples.length);
  const order = Int32Array.from(examples, (_example, index) => index);
  const random = numbersFrom(1);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    const rate = training.rate * (1 - round / (rounds + 1));
    for (const index of order.subarray(0, steps - round * examples.length)) {
      const vector = vectors[index];
      if (vector && vector.ids.length > 0) table.learn(vector, targets[index] ?? 0, rate, importance[index] ?? 1);
    }
  }
  return { labels, features: table.export(vocabulary), unseen: vocabulary.unseen };
}

/** Features by number, each with its value: (1 + ln count) × rarity, the whole vector of length 1. */
interface Vector {
  ids: Int32Array;
  values: Float64Array;
}

class Vocabulary {
  readonly names: string[] = [];
  readonly #ids = new Map<string, number>();
  readonly rarity: Float64Array;
  readonly unseen: number;

  constructor(examples: readonly Example[]) {
    const counts = new Map<string, number>();
    for (const { features } of examples)
      for (const feature of features.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
    const rarities: number[] = [];
    for (const [feature, count] of counts) {
      if (count < training.leastCount) continue;
      this.#ids.set(feature, this.names.length);
      this.names.push(feature);
      rarities.push(roundRarity(rarityOf(count, examples.length)));
    }
    this.rarity = Float64Array.from(rarities);
    this.unseen = roundRarity(rarityOf(0.5, examples.length));
  }

  get size(): number {
    return this.names.length;
  }

  vector(features: ReadonlyMap<string, number>): Vector {
    const ids: number[] = [];
    const values: number[] = [];
    let square = 0;
    for (const [feature, count] of features) {
      const id = this.#ids.get(feature);
      const value = featureValue(count, id === undefined ? this.unseen : (this.rarity[id] ?? 0));
      square += value * value;
      if (id === undefined) continue;
      ids.push(id);
      values.push(value);
    }
    const length = Math.sqrt(square) || 1;
    return { ids: Int32Array.from(ids), values: Float64Array.from(values, (value) => value / length) };
  }
}

function rarityOf(count: number, examples: number): number {
  return Math.log((examples + 1) / (count + 1)) + 1;
}

/** Rarities are stored in a byte: `rarityStep` times 0 to 255. Training uses what the browser will read. */
export const rarityStep = 0.06;

function roundRarity(rarity: number): number {
  return Math.round(rarity / rarityStep) * rarityStep;
}

/** The value of a feature that stands `count` times in a text. */
export function featureValue(count: number, rarity: number): number {
  return (1 + Math.log(count)) * rarity;
}

/**
 * For each feature the sum of its values in the examples of each class that has the feature, by class. Counted into flat arrays
 * first: 10,000 entries have five million values, and a Map for each feature takes three times as long.
 */
function centroidRows(
  vectors: readonly Vector[],
  targets: Int32Array,
  classes: number,
  features: number,
): [target: number, sum: number][][] {
  const ends = new Int32Array(features);
  for (const { ids } of vectors) for (const id of ids) ends[id] = (ends[id] ?? 0) + 1;
  for (let id = 1; id < features; id++) ends[id] = (ends[id] ?? 0) + (ends[id - 1] ?? 0);
  const total = ends[features - 1] ?? 0;
  const owners = new Int32Array(total);
  const amounts = new Float64Array(total);
  const begins = ends.slice();
  for (let example = vectors.length - 1; example >= 0; example--) {
    const { ids, values } = vectors[example] as Vector;
    for (let index = 0; index < ids.length; index++) {
      const id = ids[index] ?? 0;
      const place = (begins[id] ?? 0) - 1;
      begins[id] = place;
      owners[place] = targets[example] ?? 0;
      amounts[place] = values[index] ?? 0;
    }
  }
  const sums = new Float64Array(classes);
  return Array.from({ length: features }, (_, id) => {
    const having: number[] = [];
    for (let place = begins[id] ?? 0, end = ends[id] ?? 0; place < end; place++) {
      const owner = owners[place] ?? 0;
      if (sums[owner] === 0) having.push(owner);
      sums[owner] = (sums[owner] ?? 0) + (amounts[place] ?? 0);
    }
    const row = having.map((owner): [number, number] => [owner, sums[owner] ?? 0]);
    for (const owner of having) sums[owner] = 0;
    return strongest(row).sort((a, b) => a[0] - b[0]);
  });
}

function strongest(row: [target: number, sum: number][]): [target: number, sum: number][] {
  if (row.length <= training.classesPerFeature) return row;
  return row.sort((a, b) => b[1] - a[1]).slice(0, training.classesPerFeature);
}

/** Weights of features × classes, only where a class has an example with the feature. */
class SparseTable {
  /** Where each feature's cells begin, and the end. */
  readonly #starts: Int32Array;
  readonly #classes: Int32Array;
  readonly #weights: Float64Array;
  readonly #gradients: Float64Array;
  /** Working memory of one step. */
  readonly #scores: Float64Array;
  readonly #touched: number[] = [];

  constructor(vectors: readonly Vector[], targets: Int32Array, classes: number, features: number) {
    const rows = centroidRows(vectors, targets, classes, features);
    this.#starts = new Int32Array(features + 1);
    rows.forEach((row, id) => {
      this.#starts[id + 1] = (this.#starts[id] ?? 0) + row.length;
    });
    const total = this.#starts[features] ?? 0;
    this.#classes = new Int32Array(total);
    this.#weights = new Float64Array(total);
    this.#gradients = new Float64Array(total).fill(1e-4);
    this.#scores = new Float64Array(classes);
    const squares = new Float64Array(classes);
    let cell = 0;
    for (const row of rows)
      for (const [target, sum] of row) {
        this.#classes[cell] = target;
        this.#weights[cell++] = sum;
        squares[target] = (squares[target] ?? 0) + sum * sum;
      }
    for (let index = 0; index < total; index++)
      this.#weights[index] =
        ((this.#weights[index] ?? 0) * training.start) / Math.sqrt(squares[this.#classes[index] ?? 0] || 1);
  }

  learn({ ids, values }: Vector, target: number, rate: number, importance: number): void {
    const starts = this.#starts;
    const classes = this.#classes;
    const weights = this.#weights;
    const errors = this.#errors(ids, values, target);
    for (let index = 0; index < ids.length; index++) {
      const id = ids[index] ?? 0;
      const value = (values[index] ?? 0) * importance;
      for (let cell = starts[id] ?? 0, end = starts[id + 1] ?? 0; cell < end; cell++) {
        const error = errors[classes[cell] ?? 0] ?? 0;
        if (error < 1e-3 && error > -1e-3) continue;
        const gradient = error * value;
        const sum = (this.#gradients[cell] ?? 0) + gradient * gradient;
        this.#gradients[cell] = sum;
        const weight = weights[cell] ?? 0;
        weights[cell] = weight - (rate * gradient) / Math.sqrt(sum) - rate * training.decay * weight;
      }
    }
    for (const touched of this.#touched) errors[touched] = 0;
    this.#touched.length = 0;
  }

  /** Softmax over the classes that share features with the text, minus 1 for the right one; 0 for all others. */
  #errors(ids: Int32Array, values: Float64Array, target: number): Float64Array {
    const scores = this.#scores;
    const touched = this.#touched;
    for (let index = 0; index < ids.length; index++) {
      const id = ids[index] ?? 0;
      const value = (values[index] ?? 0) * training.sharpness;
      for (let cell = this.#starts[id] ?? 0, end = this.#starts[id + 1] ?? 0; cell < end; cell++) {
        const rival = this.#classes[cell] ?? 0;
        if (scores[rival] === 0) touched.push(rival);
        scores[rival] = (scores[rival] ?? 0) + value * (this.#weights[cell] ?? 0);
      }
    }
    if (scores[target] === 0) touched.push(target);
    let highest = Number.NEGATIVE_INFINITY;
    for (const rival of touched) highest = Math.max(highest, scores[rival] ?? 0);
    let sum = 0;
    for (const rival of touched) {
      const score = scores[rival] ?? 0;
      const share = score < highest - training.behind ? 0 : Math.exp(score - highest);
      scores[rival] = share;
      sum += share;
    }
    for (const rival of touched) scores[rival] = (scores[rival] ?? 0) / sum;
    scores[target] = (scores[target] ?? 0) - 1;
    return scores;
  }

  export({ names, rarity }: Vocabulary): Map<string, FeatureWeights> {
    const rows = names.map((name, id): [string, FeatureWeights] => {
      const [start, end] = [this.#starts[id] ?? 0, this.#starts[id + 1] ?? 0];
      const classes = [...this.#classes.subarray(start, end)];
      return [name, { rarity: rarity[id] ?? 0, classes, weights: [...this.#weights.subarray(start, end)] }];
    });
    return new Map(rows);
  }
}

/** Numbers from 0 to 1 that look random and are the same each time (a linear congruential generator). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let index = order.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    const value = order[index] ?? 0;
    order[index] = order[other] ?? 0;
    order[other] = value;
  }
}
