import type { Entry } from '../entry/entry.ts';
import { QuestionIndex, questionTokens } from './likeness.ts';
import { phrasesOf } from './phrases.ts';

/** Below this an entry has little to do with the question; the gate itself speaks up later (resemblance.ts). */
const worthShowing = 0.4;

export interface NearEntry {
  entry: Entry;
  likeness: number;
}

/** Entries that already answer something near, closest first, by the measure of the near-duplicate rule. */
export function nearestEntries(question: string, entries: readonly Entry[], limit = 5): NearEntry[] {
  const byNumber = new Map(entries.map((entry) => [entry.number, entry]));
  const index = new QuestionIndex(
    entries.map((entry) => ({
      id: entry.number,
      phrases: phrasesOf(entry).map(({ text }) => questionTokens(text)),
    })),
  );
  return index.nearest(questionTokens(question), 0, limit).flatMap(({ id, likeness }) => {
    const entry = byNumber.get(id);
    return entry && likeness >= worthShowing ? [{ entry, likeness }] : [];
  });
}
