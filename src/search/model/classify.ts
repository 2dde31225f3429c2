import { isDecoration } from './features.ts';
import { type FeatureWeights, featureValue } from './train.ts';

/** How strongly a text's features speak for each class. */
export interface Scores {
  /** Class → score; a class that shares no feature with the text is absent. */
  byClass: Map<number, number>;
  /**
   * The classes for which a feature of two characters or more speaks. A single character stands for too many words, and so
   * does a Latin word beside others: png is no question of pictures.
   */
  solid: Set<number>;
}

/** @param unseen the rarity of a feature that has no row */
export function scoreOf(
  features: ReadonlyMap<string, number>,
  rowOf: (feature: string) => FeatureWeights | undefined,
  unseen: number,
): Scores {
  const byClass = new Map<number, number>();
  const solid = new Set<number>();
  let square = 0;
  for (const [feature, count] of features) {
    const row = rowOf(feature);
    if (!row && isDecoration(feature)) continue;
    const value = featureValue(count, row?.rarity ?? unseen);
    square += value * value;
    if (!row) continue;
    const isLong = [...feature].length > 1 && (features.size === 1 || !/^[a-z\d.]+$/.test(feature));
    row.classes.forEach((index, at) => {
      const weight = row.weights[at] ?? 0;
      byClass.set(index, (byClass.get(index) ?? 0) + value * weight);
      if (isLong && weight > 0) solid.add(index);
    });
  }
  const length = Math.sqrt(square) || 1;
  for (const [index, score] of byClass) byClass.set(index, score / length);
  return { byClass, solid };
}

/** How many classes without any common feature take part in the softmax, each with the score 0. */
const bystanders = 100;

/** Scores → probabilities, best first, at most so many. */
export function probabilities(
  scores: ReadonlyMap<number, number>,
  sharpness: number,
  most: number,
): [index: number, probability: number][] {
  const sorted = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const highest = Math.max(0, sorted[0]?.[1] ?? 0);
  const share = (score: number) => Math.exp((score - highest) * sharpness);
  const sum = sorted.reduce((total, [, score]) => total + share(score), bystanders * share(0));
  return sorted.slice(0, most).map(([index, score]) => [index, share(score) / sum]);
}
