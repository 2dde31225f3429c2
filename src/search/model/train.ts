import { isDecoration, isTelling } from './features.ts';
import { SparseTable, type Vector } from './sparse-table.ts';
import { training } from './training-numbers.ts';

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

/**
 * Multinomial logistic regression by stochastic gradient descent (AdaGrad). The softmax runs over the classes that
 * share features with the example, so that a step's cost does not grow with the number of entries. The weights begin as
 * each class's centroid (Rocchio), so that a class with few examples is not behind. Deterministic: the same examples in
 * the same order give the same weights.
 */
export function trainWeights(examples: Iterable<Example>): Weights {
  const classOf = new Map<string, number>();
  const vocabulary = new Vocabulary();
  const read = Array.from(examples, ({ features, label, weight }) => {
    const target = classOf.get(label) ?? classOf.size;
    classOf.set(label, target);
    return { counts: vocabulary.count(features), target, weight };
  });
  vocabulary.close();
  const labels = [...classOf.keys()];
  const vectors = read.map(({ counts }) => vocabulary.vector(counts));
  const targets = Int32Array.from(read, ({ target }) => target);
  const sizes = new Float64Array(labels.length);
  for (const target of targets) sizes[target] = (sizes[target] ?? 0) + 1;
  const table = new SparseTable(vectors, targets, sizes, vocabulary.size);
  const mean = read.length / labels.length;
  const importance = Float64Array.from(
    read,
    ({ weight }, index) => weight * (mean / (sizes[targets[index] ?? 0] ?? 1)) ** training.balance,
  );
  const steps = Math.min(training.steps, read.length * training.rounds);
  const rounds = Math.ceil(steps / read.length);
  const order = Int32Array.from(read, (_example, index) => index);
  const random = numbersFrom(1);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    const rate = training.rate * (1 - round / (rounds + 1));
    for (const index of order.subarray(0, steps - round * read.length)) {
      const vector = vectors[index];
      if (vector && vector.ids.length > 0) table.learn(vector, targets[index] ?? 0, rate, importance[index] ?? 1);
    }
  }
  const features = vocabulary.names.map((name, id): [string, FeatureWeights] => [
    name,
    { rarity: vocabulary.rarity[id] ?? 0, ...table.row(id) },
  ]);
  return { labels, features: new Map(features), unseen: vocabulary.unseen };
}

/** The features of an example by their numbers, and how often each stands in it: a map for each of a million examples fills the memory. */
interface Counts {
  numbers: Int32Array;
  times: Uint16Array;
}

/** Numbers the features of all examples, and then chooses those that get weights. */
class Vocabulary {
  /** The features that get weights, each by its place in the table. */
  readonly names: string[] = [];
  readonly rarity: number[] = [];
  unseen = 0;
  readonly #numbers = new Map<string, number>();
  /** By number: in how many examples a feature stands, and its place in the table. */
  readonly #having: number[] = [];
  #places = new Int32Array();
  #examples = 0;

  count(features: ReadonlyMap<string, number>): Counts {
    this.#examples++;
    const numbers = Int32Array.from(features.keys(), (feature) => {
      const number = this.#numbers.get(feature) ?? this.#numbers.size;
      this.#numbers.set(feature, number);
      this.#having[number] = (this.#having[number] ?? 0) + 1;
      return number;
    });
    return { numbers, times: Uint16Array.from(features.values()) };
  }

  /** Chooses the features, when all examples are counted. */
  close(): void {
    this.unseen = roundRarity(rarityOf(0.5, this.#examples));
    this.#places = Int32Array.from(this.#numbers, ([feature, number]) => {
      const having = this.#having[number] ?? 0;
      if (having < training.leastCount && !isTelling(feature)) return isDecoration(feature) ? silent : unknown;
      this.rarity.push(roundRarity(rarityOf(having, this.#examples)));
      return this.names.push(feature) - 1;
    });
    this.#numbers.clear();
  }

  get size(): number {
    return this.names.length;
  }

  vector({ numbers, times }: Counts): Vector {
    const ids: number[] = [];
    const values: number[] = [];
    let square = 0;
    numbers.forEach((number, index) => {
      const place = this.#places[number] ?? unknown;
      if (place === silent) return;
      const value = featureValue(times[index] ?? 1, this.rarity[place] ?? this.unseen);
      square += value * value;
      if (place === unknown) return;
      ids.push(place);
      values.push(value);
    });
    const length = Math.sqrt(square) || 1;
    return { ids: Int32Array.from(ids), values: Float64Array.from(values, (value) => value / length) };
  }
}

/** In place of a place: a feature without weights, and one that moreover counts for nothing. */
const unknown = -1;
const silent = -2;

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
