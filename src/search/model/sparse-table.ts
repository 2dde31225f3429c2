import { training } from './training-numbers.ts';

/** Features by number, each with its value: (1 + ln count) × rarity, the whole vector of length 1. */
export interface Vector {
  ids: Int32Array;
  values: Float64Array;
}

/**
 * Weights of features × classes, only where a class has an example with the feature.
 *
 * While weights are learned, each class's score is raised by the logarithm of its share of the examples (logit adjustment; Menon
 * et al., Long-tail learning via logit adjustment, ICLR 2021). The weights need not learn how many examples a class has, and a
 * new entry with five aliases is not pushed back by neighbours with a hundred sentences.
 */
export class SparseTable {
  /** Where each feature's cells begin, and the end. */
  readonly #starts: Int32Array;
  readonly #classes: Int32Array;
  readonly #weights: Float64Array;
  readonly #gradients: Float64Array;
  /** What each class's score gains while weights are learned. */
  readonly #priors: Float64Array;
  /** Working memory of one step. */
  readonly #scores: Float64Array;
  readonly #touched: number[] = [];
  #count = 0;

  /** @param sizes how many examples each class has */
  constructor(vectors: readonly Vector[], targets: Int32Array, sizes: Float64Array, features: number) {
    const classes = sizes.length;
    this.#priors = sizes.map((size) => training.prior * Math.log(Math.min(1, size / (targets.length / classes))));
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
    const [starts, classes, weights, gradients] = [this.#starts, this.#classes, this.#weights, this.#gradients];
    const errors = this.#errors(ids, values, target);
    const decay = rate * training.decay;
    for (let index = 0; index < ids.length; index++) {
      const id = ids[index] as number;
      const value = (values[index] as number) * importance;
      const end = starts[id + 1] as number;
      for (let cell = starts[id] as number; cell < end; cell++) {
        const error = errors[classes[cell] as number] as number;
        if (error < 1e-3 && error > -1e-3) continue;
        const gradient = error * value;
        const sum = (gradients[cell] as number) + gradient * gradient;
        gradients[cell] = sum;
        const weight = weights[cell] as number;
        weights[cell] = weight - (rate * gradient) / Math.sqrt(sum) - decay * weight;
      }
    }
    for (let at = 0; at < this.#count; at++) errors[this.#touched[at] as number] = 0;
  }

  /** Softmax over the classes that share features with the text, minus 1 for the right one; 0 for all others. */
  #errors(ids: Int32Array, values: Float64Array, target: number): Float64Array {
    const [starts, classes, weights] = [this.#starts, this.#classes, this.#weights];
    const [scores, touched, priors] = [this.#scores, this.#touched, this.#priors];
    let count = 0;
    for (let index = 0; index < ids.length; index++) {
      const id = ids[index] as number;
      const value = (values[index] as number) * training.sharpness;
      const end = starts[id + 1] as number;
      for (let cell = starts[id] as number; cell < end; cell++) {
        const rival = classes[cell] as number;
        const score = scores[rival] as number;
        if (score === 0) touched[count++] = rival;
        scores[rival] = score + value * (weights[cell] as number);
      }
    }
    if (scores[target] === 0) touched[count++] = target;
    this.#count = count;
    let highest = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < count; at++) {
      const rival = touched[at] as number;
      const score = (scores[rival] as number) + (priors[rival] as number);
      scores[rival] = score;
      if (score > highest) highest = score;
    }
    let sum = 0;
    for (let at = 0; at < count; at++) {
      const rival = touched[at] as number;
      const score = scores[rival] as number;
      const share = score < highest - training.behind ? 0 : Math.exp(score - highest);
      scores[rival] = share;
      sum += share;
    }
    for (let at = 0; at < count; at++) {
      const rival = touched[at] as number;
      scores[rival] = (scores[rival] as number) / sum;
    }
    scores[target] = (scores[target] as number) - 1;
    return scores;
  }

  /** The classes that a feature speaks for, ascending, and the weight of each. */
  row(feature: number): { classes: number[]; weights: number[] } {
    const [start, end] = [this.#starts[feature] ?? 0, this.#starts[feature + 1] ?? 0];
    return { classes: [...this.#classes.subarray(start, end)], weights: [...this.#weights.subarray(start, end)] };
  }
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
