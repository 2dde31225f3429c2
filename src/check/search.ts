import type { Entry } from '../entry/entry.ts';
import type { Problem } from '../entry/problem.ts';
import { parseCorpus } from '../markdown/corpus.ts';
import type { CheckInput } from './check.ts';
import { fieldPlace } from './document.ts';
import { type Phrase, phrasesOf } from './phrases.ts';

/** Numbers of the entries that a query finds, best first. */
export type Search = (query: string) => Promise<readonly number[]>;

/** An alias has to find its entry among so many; a title has to find it first. */
const reach = { title: 1, alias: 3 };

/** Whose questions a new one may push down: the titles of the first so many hits, and all questions of fewer. */
const neighbours = { titles: 5, aliases: 2 };

/**
 * Questions that do not find their own entry, among those that this change can have affected: all of a changed entry,
 * and those of the entries that its new questions resemble.
 */
export async function checkSearch({ files, base }: CheckInput, search: Search): Promise<Problem[]> {
  if (!base) return [];
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const { entries } = parseCorpus(files);
  const byNumber = new Map(entries.map((entry) => [entry.number, entry]));
  const changed = new Set(base.changed);
  const problems: Problem[] = [];
  for (const phrase of await affected(
    entries.filter(({ path }) => changed.has(path)),
    byNumber,
    search,
  )) {
    const { entry, text, field } = phrase;
    const found = await search(text);
    const rank = found.indexOf(entry.number) + 1;
    const winner = byNumber.get(found.find((number) => number !== entry.number) ?? 0);
    if ((rank > 0 && rank <= reach[field[0] === 'title' ? 'title' : 'alias']) || !winner) continue;
    const place = fieldPlace({ text: texts.get(entry.path) ?? '' }, ...field);
    problems.push({ path: entry.path, ...place, ...messageFor(phrase, rank, winner) });
  }
  return problems;
}

/** Every question that may have lost its place, once. */
async function affected(
  changed: readonly Entry[],
  byNumber: ReadonlyMap<number, Entry>,
  search: Search,
): Promise<Set<Phrase>> {
  const phrases = new Set<Phrase>();
  for (const own of changed.flatMap(phrasesOf)) {
    phrases.add(own);
    const hits = (await search(own.text)).filter((number) => number !== own.entry.number);
    for (const [index, number] of hits.slice(0, neighbours.titles).entries()) {
      const entry = byNumber.get(number);
      for (const phrase of entry ? phrasesOf(entry) : [])
        if (phrase.field[0] === 'title' || index < neighbours.aliases) phrases.add(phrase);
    }
  }
  return phrases;
}

function messageFor({ text, field }: Phrase, rank: number, winner: Entry): { rule: string; message: string } {
  const now = rank > 0 ? `排到了第 ${rank}` : '搜不到这一条';
  const first = `排在前面的是 ${winner.number}「${winner.title}」（${winner.path}）`;
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
