import type { Entry } from '../entry/entry.ts';
import type { Problem } from '../entry/problem.ts';
import type { Said } from '../entry/said.ts';
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
  return [...problems, ...(await lostPhrases({ entries, texts, base: toBase(base, files) }, search))];
}

interface Removal {
  entries: readonly Entry[];
  texts: ReadonlyMap<string, string>;
  base: Base;
}

/** Questions that this change takes away from an entry, and that then find something else: customers go on asking them. */
async function lostPhrases({ entries, texts, base }: Removal, search: Search): Promise<Problem[]> {
  const problems: Problem[] = [];
  const kept = new Set(entries.flatMap((entry) => phrasesOf(entry).map(({ key }) => key)));
  const byNumber = new Map(entries.map((entry) => [entry.number, entry]));
  for (const { entry: old } of base.entries.values())
    for (const { key, text } of old ? phrasesOf(old) : []) {
      const entry = byNumber.get(old?.number ?? 0);
      if (!entry || kept.has(key)) continue;
      const { numbers } = await search(text);
      const rank = numbers.indexOf(entry.number) + 1;
      if (rank > 0 && rank <= reach.alias) continue;
      const first = byNumber.get(numbers[0] ?? 0);
      const now = first ? `搜到的是 ${first.number}「${first.title}」` : '什么也搜不到';
      problems.push({
        path: entry.path,
        ...fieldPlace({ text: texts.get(entry.path) ?? '' }, 'aliases'),
        rule: 'search-lost',
        message: `「${text}」被删了，现在${now}；客户还会这样问，请加回，或换成意思相同的别名`,
      });
    }
  return problems;
}

/** How many questions are asked again at most. */
const mostReplayed = 1500;
/**
 * How many sentences of customers have to get worse before that is said: search learns all anew from each change, and one or two
 * of a thousand then change places by themselves.
 */
const fewestSaid = 3;

export interface Replay {
  entries: readonly Entry[];
  said: readonly Said[];
  /** What customers had said before the change, and the entries that there were. */
  saidBefore: readonly Said[];
  entriesBefore: readonly Entry[];
  /** The files that changed. */
  changed: readonly string[];
}

/**
 * What a change does to questions that were answered rightly: titles, aliases and sentences of customers that another entry
 * answers first now, and those that are no longer sure, whichever file changed.
 */
export async function replayQuestions(
  { entries, said, saidBefore, entriesBefore, changed }: Replay,
  before: Search,
  after: Search,
): Promise<Problem[]> {
  const pathOf = new Map(entries.map(({ number, path }) => [number, path]));
  const own = entries.flatMap((entry) => phrasesOf(entry).map(({ text }) => ({ text, number: entry.number })));
  const others = questionsSaid({ entries, said, saidBefore, entriesBefore });
  const step = Math.max(1, Math.ceil(others.length / Math.max(1, mostReplayed - own.length)));
  const lost = new Map<string, string[]>();
  const judge = async (asked: readonly { text: string; number: number }[], fewest: number) => {
    const worse: [path: string, what: string][] = [];
    for (const { text, number } of asked) {
      const [old, now] = [await before(text), await after(text)];
      const what = old.numbers[0] === number ? lossOf(text, number, old, now) : null;
      const winner = pathOf.get(now.numbers[0] ?? 0) ?? '';
      const path = changed.includes(winner) ? winner : changed[0];
      if (what && path) worse.push([path, what]);
    }
    if (worse.length >= fewest) for (const [path, what] of worse) lost.set(path, [...(lost.get(path) ?? []), what]);
  };
  await judge(own, 1);
  await judge(
    others.filter((_, index) => index % step === 0),
    fewestSaid,
  );
  return [...lost].map(([path, worse]) => ({
    path,
    line: 1,
    column: 1,
    rule: 'search-lost',
    message: lossMessage(worse),
  }));
}

/**
 * Sentences of customers with the entries that answered them before the change: where many sentences go to another entry, or
 * away, search follows. What a split gives to a new entry is meant to go.
 */
function questionsSaid({ entries, said, saidBefore, entriesBefore }: Omit<Replay, 'changed'>) {
  const numbered = (list: readonly Said[]) =>
    list.flatMap(({ text, topic }) => ('number' in topic ? [[text, topic.number] as const] : []));
  const now = new Map(numbered(said));
  const existing = new Set(entries.map(({ number }) => number));
  const old = new Set(entriesBefore.map(({ number }) => number));
  return [...new Map([...now, ...numbered(saidBefore)])]
    .filter(([text, number]) => existing.has(number) && old.has(now.get(text) ?? number))
    .map(([text, number]) => ({ text, number }));
}

/** What a question has lost that found its entry first; null if nothing. */
function lossOf(text: string, number: number, old: Found, now: Found): string | null {
  const [first] = now.numbers;
  if (first !== number) return `「${text}」第一条从 ${number} 变成了 ${first ?? '没有结果'}`;
  return old.confident && !now.confident ? `「${text}」（${number}）从有把握变成了没有把握` : null;
}

function lossMessage(worse: readonly string[]): string {
  const shown = worse.slice(0, 5).join('；');
  return `这次改动让 ${worse.length} 种问法变差了：${shown}${worse.length > 5 ? '等' : ''}；请把新写的说法改得更有区别，删去的加回来`;
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
