/** Every number of the training; `npm run search:unknown` shows what a change does. */
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
  /**
   * How much a class's share of the examples counts while weights are learned. With 1 the weights are as if all classes had as many
   * examples; with 2 a class with few is believed more than its examples show.
   */
  prior: 2,
  /** Rounds over all examples, and steps in all at most: at 10,000 entries the centroids tell most, and half a round is learned. */
  rounds: 6,
  steps: 100_000,
  /** How far behind the best class, in the exponent, a class takes no part any more: its share is below one in 20,000. */
  behind: 10,
  /** For how many classes a feature speaks at most: those that have the feature most often. */
  classesPerFeature: 60,
} as const;
