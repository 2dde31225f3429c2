import type { Entry } from '../entry/entry.ts';
import type { Said } from '../entry/said.ts';
import type { Redirects, Words } from '../entry/site-data.ts';
import { namedEntry } from '../search/reading.ts';
import { plain } from '../text/fold.ts';
import { type Count, sumOf } from './counter.ts';
import { groupQueries } from './group-queries.ts';
import { mask } from './mask.ts';
import type { Tally } from './usage-tally.ts';

/** What a usage log teaches, for an editor to judge. */
export interface Proposal {
  /** By number, and the most copied sentence of each entry first. */
  learned: LearnedSentence[];
  /** Most asked first. */
  unanswered: UnansweredGroup[];
}

/** A search after which agents copied one entry's reply, as a sentence for content/said/. */
export interface LearnedSentence {
  number: number;
  title: string;
  text: string;
  /** How often a reply of the entry was copied after this search. */
  copies: number;
  /** The entry's share of all that was copied after this search, 0 to 1. */
  share: number;
  /** Whether search had no confident answer. */
  wasUnsure: boolean;
}

/** Searches in vain that ask much the same. */
export interface UnansweredGroup {
  texts: string[];
  asked: number;
  /** The known gap that search took one of them for. */
  gap: string | null;
  /** The entry that search offered for one of them. */
  nearest: Pick<Entry, 'number' | 'title'> | null;
}

/** What is known already. */
export interface Known {
  entries: readonly Entry[];
  said: readonly Said[];
  redirects: Redirects;
  words: Pick<Words, 'sameMeaning'>;
  /** Unanswered query → the known gap that search takes it for. */
  gapOf: ReadonlyMap<string, string>;
}

/** From when on a search is worth an editor's time. */
const worthProposing = {
  /** Copies of one entry after the same search: fewer may be one agent's slip. */
  copies: 3,
  /** That entry's share of what was copied after the search: below, the search has no one answer. */
  share: 0.8,
  /** Searches in vain in a group. */
  asked: 3,
  /** Letters in a sentence: fewer say nothing of a question. */
  letters: 2,
};

/** How much an editor can read: the most frequent. Grouping compares each query with the groups so far. */
const most = { learned: 500, queries: 5000, groups: 200, texts: 20 };

type Learned = Pick<Tally, 'answers' | 'unanswered' | 'nearest'>;

/** Searches from which search can learn: often enough, with one answer or none, and not known yet. */
export function propose(tally: Learned, known: Known): Proposal {
  const phrases = known.entries.flatMap(({ title, aliases }) => [title, ...aliases]);
  const taught = new Set([...phrases, ...known.said.map(({ text }) => text)].map(plain));
  const isNew = (query: string) => isSentence(query) && !taught.has(plain(query));
  return {
    learned: learnedFrom(tally, known, isNew),
    unanswered: groupsOf(tally, { ...known, phrases }, isNew),
  };
}

type IsNew = (query: string) => boolean;

function learnedFrom({ answers, unanswered }: Learned, { entries, redirects }: Known, isNew: IsNew): LearnedSentence[] {
  const titles = new Map(entries.map(({ number, title }) => [number, title]));
  const now = (number: number) => (titles.has(number) ? number : (redirects[String(number)] ?? number));
  const copies = answers.top().map(([key, count]) => {
    const blank = key.indexOf(' ');
    return { number: now(Number(key.slice(0, blank))), text: key.slice(blank + 1), count };
  });
  const learned = [...Map.groupBy(copies, ({ text }) => text)].flatMap(([text, rows]): LearnedSentence[] => {
    const { number, count, share } = mostCopied(rows);
    const title = titles.get(number);
    const isClear = count >= worthProposing.copies && share >= worthProposing.share;
    if (title === undefined || !isClear || !isNew(text)) return [];
    return [{ number, title, text, copies: count, share, wasUnsure: unanswered.get(text).total > 0 }];
  });
  return learned
    .sort((a, b) => b.copies - a.copies)
    .slice(0, most.learned)
    .sort((a, b) => a.number - b.number || b.copies - a.copies);
}

/** The entry that was copied most after one search, however many old numbers it has. */
function mostCopied(rows: readonly { number: number; count: Count }[]) {
  const counts = [...Map.groupBy(rows, ({ number }) => number)].map(([number, same]) => {
    return { number, count: sumOf(same.map(({ count }) => count)).total };
  });
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const [first = { number: 0, count: 0 }] = counts.sort((a, b) => b.count - a.count);
  return { ...first, share: first.count / Math.max(1, all) };
}

function groupsOf(
  { unanswered, nearest }: Learned,
  { entries, words, gapOf, phrases }: Known & { phrases: string[] },
  isNew: IsNew,
): UnansweredGroup[] {
  const byNumber = new Map(entries.map((entry) => [entry.number, entry]));
  const asked = unanswered.top().filter(([query]) => isNew(query));
  return groupQueries(asked.slice(0, most.queries), { phrases, ...words })
    .filter(({ total }) => total >= worthProposing.asked)
    .slice(0, most.groups)
    .map(({ query, others, total }) => {
      const texts = [query, ...others];
      const first = <T>(map: ReadonlyMap<string, T>) => texts.map((text) => map.get(text)).find(Boolean);
      const near = byNumber.get(first(nearest) ?? 0);
      return { texts: texts.slice(0, most.texts), asked: total, gap: first(gapOf) ?? null, nearest: near ?? null };
    });
}

/** Whether a query may stand in content/said/: words, no number of an entry, and nothing of anybody's own. */
function isSentence(query: string): boolean {
  if (namedEntry(query) !== null || query !== mask(query) || query.includes('〔')) return false;
  return plain(query).replace(/\p{N}/gu, '').length >= worthProposing.letters;
}
