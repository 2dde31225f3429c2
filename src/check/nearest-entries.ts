import type { Entry } from '../entry/entry.ts';
import type { Corpus } from '../markdown/corpus.ts';
import { QuestionIndex, questionReader } from './likeness.ts';
import { phraseReader, phrasesOf } from './phrases.ts';

/** The least likeness of an entry that is shown. The gate reports only much higher likeness (resemblance.ts). */
const worthShowing = 0.4;
const mostShown = 5;

export interface NearEntry {
  entry: Entry;
  likeness: number;
}

/** Entries that answer a similar question, closest first, by the likeness that the rule `near-duplicate` uses. */
export function nearestEntries(question: string, { entries, words }: Pick<Corpus, 'entries' | 'words'>): NearEntry[] {
  const byNumber = new Map(entries.map((entry) => [entry.number, entry]));
  const index = new QuestionIndex(
    entries.map((entry) => ({
      id: entry.number,
      phrases: phrasesOf(entry).map(phraseReader(words)),
    })),
  );
  return index.nearest(questionReader(words)(question), 0, mostShown).flatMap(({ id, likeness }) => {
    const entry = byNumber.get(id);
    return entry && likeness >= worthShowing ? [{ entry, likeness }] : [];
  });
}
