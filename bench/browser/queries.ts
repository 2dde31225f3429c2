import { readFileSync } from 'node:fs';
import type { Corpus } from '../../src/markdown/corpus.ts';
import { type Judged, parseJudged } from '../../src/search/evaluate.ts';

/** The middle value; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

/** Every nth of a list, so that a sample is spread and the same each time. */
export function spread<T>(list: readonly T[], count: number): T[] {
  return Array.from(
    { length: Math.min(count, list.length) },
    (_, index) => list[Math.floor((index * list.length) / count)] as T,
  );
}

/** The judged queries that search is developed against. */
export const developmentSet = () => readJudged('dev');

/** Judged queries that nothing is tuned on. */
export const heldOutSet = () => readJudged('held-out');

function readJudged(name: string): Judged[] {
  return parseJudged(readFileSync(`tests/search/${name}.jsonl`, 'utf8'));
}

/** Ten queries: five of a keyword, five of a whole sentence. */
export function sampleQueries(): string[] {
  const judged = developmentSet();
  return ['keyword', 'natural'].flatMap((kind) =>
    spread(
      judged.filter((row) => row.kind === kind),
      5,
    ).map(({ q }) => q),
  );
}

/** The ten sentences of customers that are nearest to 20 characters. */
export function sentences(): string[] {
  const distance = (text: string) => Math.abs([...text].length - 20);
  return developmentSet()
    .filter(({ kind }) => kind === 'natural')
    .map(({ q }) => q)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, 10);
}

/** Aliases, word for word, as queries for their own entries. */
export function aliasQueries({ entries }: Corpus, count: number): Judged[] {
  return spread(entries, count).flatMap(({ number, aliases: [q] }) =>
    q === undefined ? [] : [{ q, kind: 'alias', relevant: [number] }],
  );
}
