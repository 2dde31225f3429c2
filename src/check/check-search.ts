import type { Entry } from '../entry/entry.ts';
import type { Problem } from '../entry/problem.ts';
import type { Words } from '../entry/site-data.ts';
import { type CheckInput, toBase } from './check.ts';
import { type Phrase, phraseReader, phrasesOf } from './phrases.ts';
import type { Base } from './rule.ts';
import { fieldPlace } from './source-document.ts';

/** Finds the entries that answer a query. */
export type Search = (query: string) => Promise<Found>;

export interface Found {
  /** Numbers of the entries, best first. */
  numbers: readonly number[];
  /** Whether the first one is called 有把握. */
  confident: boolean;
  /** The probability behind that. */
  probability: number;
  /** The known gap that the query belongs to, if it belongs to one. */
  gap?: string | null;
}

/** Among how many first hits a question has to find its entry: a title among 1, an alias among 3. */
const reach = { title: 1, alias: 3 };

/**
 * Which questions of other entries a new question may push down: those of its first `hits` entries. Aliases count if
 * they share at least this part of their words.
 */
const neighbours = { hits: 5, commonWords: 0.5 };

export interface SearchInput extends Pick<CheckInput, 'files' | 'base'> {
  entries: readonly Entry[];
  words: Words;
}

/**
 * Questions that do not find their own entry, among those that this change can have affected: new ones, titles of
 * changed entries, and the questions of other entries that the new ones resemble.
 */
export async function checkSearch({ files, base, entries, words }: SearchInput, search: Search): Promise<Problem[]> {
  if (!base) return [];
  // Where two entries have one number, search cannot tell them apart; the number is what has to be mended.
  if (new Set(entries.map(({ number }) => number)).size < entries.length) return [];
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const byNumber = new Map(entries.map((entry) => [entry.number, entry]));
  const problems: Problem[] = [];
  const isNeighbour = neighbourTest(words);
  const asked = new Set<Phrase>();
  for (const own of freshPhrases(entries, toBase(base, files)))
    for (const phrase of [own, ...(await hitsOf(own, byNumber, search)).filter((other) => isNeighbour(other, own))])
      asked.add(phrase);
  for (const phrase of asked) {
    const { entry, text, field } = phrase;
    const { numbers: found } = await search(text);
    const rank = found.indexOf(entry.number) + 1;
    const winner = byNumber.get(found.find((number) => number !== entry.number) ?? 0);
    if (rank > 0 && rank <= reach[field[0] === 'title' ? 'title' : 'alias']) continue;
    const place = fieldPlace({ text: texts.get(entry.path) ?? '' }, ...field);
    problems.push({ path: entry.path, ...place, ...messageFor(phrase, rank, winner) });
  }
  return problems;
}

/** Titles of changed entries, and their questions that were not there before. */
function freshPhrases(entries: readonly Entry[], { changed, entries: before }: Base): Phrase[] {
  return entries
    .filter(({ path }) => changed.has(path))
    .flatMap((entry) => {
      const old = before.get(entry.path)?.entry;
      const known = new Set(old ? phrasesOf(old).map(({ key }) => key) : []);
      return phrasesOf(entry).filter(({ field, key }) => field[0] === 'title' || !known.has(key));
    });
}

/** Every question of the first entries that a question finds besides its own. */
async function hitsOf(own: Phrase, byNumber: ReadonlyMap<number, Entry>, search: Search): Promise<Phrase[]> {
  const hits = (await search(own.text)).numbers.filter((number) => number !== own.entry.number);
  return hits.slice(0, neighbours.hits).flatMap((number) => {
    const entry = byNumber.get(number);
    return entry ? phrasesOf(entry) : [];
  });
}

/** Whether a new question may push another question down: titles, and aliases that share enough words with the new question. */
function neighbourTest(words: Words): (phrase: Phrase, own: Phrase) => boolean {
  const tokensOf = phraseReader(words);
  return (phrase, own) => {
    const tokens = [...tokensOf(phrase)];
    const common = tokens.filter((token) => tokensOf(own).has(token)).length / Math.max(1, tokens.length);
    return phrase.field[0] === 'title' || common >= neighbours.commonWords;
  };
}

function messageFor(
  { text, field }: Phrase,
  rank: number,
  winner: Entry | undefined,
): { rule: string; message: string } {
  const now = rank > 0 ? `排到了第 ${rank}` : '搜不到这一条';
  const first = winner ? `排在前面的是 ${winner.number}「${winner.title}」（${winner.path}）` : '别的也搜不到';
  return field[0] === 'title'
    ? {
        rule: 'search-title',
        message: `搜标准问「${text}」，自己${now}，${first}；请把标准问写得更有区别，或改掉那一条里相近的别名`,
      }
    : {
        rule: 'search-alias',
        message: `搜别名「${text}」，自己${now}，${first}；请换一种只有这一条能回答的问法，或改掉那一条里相近的别名`,
      };
}
