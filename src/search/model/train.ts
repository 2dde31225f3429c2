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
export function trainWeights(examples: readonly Example[]): Weights {
  const labels = [...new Set(examples.map(({ label }) => label))];
  const classOf = new Map(labels.map((label, index) => [label, index]));
  const vocabulary = new Vocabulary(examples);
  const vectors = examples.map(({ features }) => vocabulary.vector(features));
  const targets = Int32Array.from(examples, ({ label }) => classOf.get(label) ?? 0);
  const sizes = new Float64Array(labels.length);
  for (const target of targets) sizes[target] = (sizes[target] ?? 0) + 1;
  const table = new SparseTable(vectors, targets, sizes, vocabulary.size);
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
  const features = vocabulary.names.map((name, id): [string, FeatureWeights] => [
    name,
    { rarity: vocabulary.rarity[id] ?? 0, ...table.row(id) },
  ]);
  return { labels, features: new Map(features), unseen: vocabulary.unseen };
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
      if (count < training.leastCount && !isTelling(feature)) continue;
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
      if (id === undefined && isDecoration(feature)) continue;
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
