/**
 * Every number of the engine. `npm run search:unknown` fits and measures them on voices that the classifier did not learn from;
 * docs/decisions/ says what was tried.
 */
export const engineNumbers = {
  /** What the view of sounds counts beside the view of what is written; of a query in pinyin alone it counts whole. */
  sounds: 0.5,
  /** With so much of a query in pinyin, what sounds alike is as good as what is written alike. */
  spelt: 0.5,
  /** What an entry's score gains if its text has all words of the query. */
  text: 0.3,
  /** From this probability on, the first answer is the last: neither sounds nor texts are asked for. */
  sureAtOnce: 0.94,
  /** From this probability on, the first entry is called 有把握. */
  sure: 0.6,
  /** The highest probability that single characters, like sounds and initials alone can give. */
  mostUnsound: 0.5,
  /** The second entry is near if its probability is at least so much of the first one's: the agent chooses, if both together are sure. */
  near: 0.35,
  /** Each of two sentences of a message is a question of its own from this probability on. */
  ownQuestion: 0.8,
  /** A sentence is small talk from this probability on. */
  smallTalk: 0.5,
  /** From so many characters on, a message may begin with greetings that nobody taught. */
  longQuestion: 60,
  /** A long message begins to ask with the first clause that belongs to an entry or a gap with this probability. */
  topicClause: 0.3,
  hits: 10,
  queryCharacters: 2_000,
} as const;

/**
 * The probability that the first entry answers: a logistic model over its share of the softmax and its score. There is
 * one model for each stage, fitted on voices that were left out of the training.
 */
const calibration = {
  written: { bias: 4.82, logit: 1.34, score: -3.24 },
  all: { bias: 1.94, logit: 0.72, score: -1 },
} as const;

export type Stage = keyof typeof calibration;

/**
 * @param share the entry's share of the softmax, 0 to 1
 * @param score the entry's score before the softmax
 */
export function calibrated(stage: Stage, share: number, score: number): number {
  const { bias, logit, score: weight } = calibration[stage];
  const bounded = Math.min(1 - 1e-4, Math.max(1e-4, share));
  return 1 / (1 + Math.exp(-(bias + logit * Math.log(bounded / (1 - bounded)) + weight * score)));
}
