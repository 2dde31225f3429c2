import { type Judged, type MeasureId, measures } from './measures.ts';

/** How many entries of a group are wanting, in each respect. */
export interface Tally {
  /** Topic id or owner. */
  key: string;
  total: number;
  /** Entries that want nothing. */
  sound: number;
  counts: Record<MeasureId, number>;
}

/** One tally for each key, in the order in which the keys first come. */
export function tallyBy(judged: readonly Judged[], keyOf: (judged: Judged) => string): Tally[] {
  return [...Map.groupBy(judged, keyOf)].map(([key, group]) => tally(key, group));
}

/** One tally of all the given entries. */
export function tally(key: string, judged: readonly Judged[]): Tally {
  const count = (id: MeasureId) => judged.filter(({ wants }) => wants[id] !== undefined).length;
  return {
    key,
    total: judged.length,
    sound: judged.filter(({ wants }) => Object.keys(wants).length === 0).length,
    counts: Object.fromEntries(measures.map(({ id }) => [id, count(id)])) as Tally['counts'],
  };
}
