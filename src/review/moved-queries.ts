import type { Entry } from '../entry/entry.ts';
import type { Said } from '../entry/said.ts';
import type { Corpus } from '../markdown/corpus.ts';
import { plain } from '../text/fold.ts';
import type { EntryDifference } from './compare-entries.ts';

/** A question put to the search before and after a change. */
export interface Query {
  text: string;
  /** Where it comes from: a title, an alias, the judged set, content/said/ or a usage log. */
  source: '标准问' | '别名' | '评测' | '原话' | '日志';
  /** Numbers of the entries that ought to come first; empty if none answers, null if nobody has said. */
  wanted: readonly number[] | null;
  /** How often it was asked in the logs that were given. */
  asked: number;
}

/** What search says of a query. */
export interface Answer {
  first: number | null;
  confident: boolean;
}

/** A query whose answer is another one after the change, or is not certain any more. */
export interface MovedQuery extends Query {
  before: Answer;
  after: Answer;
}

/** What a change does to one query. */
export type Verdict = '变差' | '变好' | '不再有把握' | '';

/** Questions from elsewhere than the entries. */
export interface Asked {
  judged: readonly { q: string; relevant: number[] }[];
  /** Query of the log → how often it was asked. */
  log: ReadonlyMap<string, number>;
}

/** A report is read by people and has to be ready in minutes: more questions of entries tell little more. */
const most = 3000;

/**
 * Questions of the changed entries and of their related entries, before and after the change. Then all that stand for
 * what customers ask: the judged queries, the sentences of content/said/ and the queries of the log.
 */
export function queriesFor(
  differences: readonly EntryDifference[],
  { base, head }: { base: Corpus; head: Corpus },
  { judged, log }: Asked,
): Query[] {
  const queries = new Map<string, Query>();
  const put = (query: Omit<Query, 'asked'>) => {
    const key = plain(query.text);
    if (!queries.has(key)) queries.set(key, { ...query, asked: 0 });
  };
  for (const query of ownQuestions(differences, base, head).slice(0, most)) put(query);
  for (const { q, relevant } of judged) put({ text: q, source: '评测', wanted: relevant });
  for (const sentence of [...head.vocabulary.said, ...base.vocabulary.said])
    put({ text: sentence.text, source: '原话', wanted: answersTo(sentence, head) });
  for (const [text, asked] of log) {
    put({ text, source: '日志', wanted: null });
    const query = queries.get(plain(text));
    if (query) query.asked += asked;
  }
  return [...queries.values()];
}

function ownQuestions(differences: readonly EntryDifference[], base: Corpus, head: Corpus): Omit<Query, 'asked'>[] {
  const changed = new Set(differences.map(({ entry }) => entry.number));
  const near = new Set([...changed, ...[base, head].flatMap(({ entries }) => neighbours(entries, changed))]);
  return [head, base].flatMap(({ entries }) =>
    entries
      .filter((entry) => near.has(entry.number))
      .flatMap(({ number, title, aliases }) => [
        { text: title, source: '标准问', wanted: [number] } as const,
        ...aliases.map((text) => ({ text, source: '别名', wanted: [number] }) as const),
      ]),
  );
}

/** Numbers of the entries that answer a sentence today; none if it belongs to a gap or is no question. */
function answersTo({ topic, also }: Said, { redirects }: Corpus): number[] {
  const numbers = 'number' in topic ? [topic.number, ...also] : [];
  return numbers.map((number) => redirects[String(number)] ?? number);
}

/** Queries that a change moves. Both lists hold the answer to each query, in the queries' order. */
export function movedQueries(
  queries: readonly Query[],
  before: readonly Answer[],
  after: readonly Answer[],
): MovedQuery[] {
  return queries
    .map((query, index) => ({ ...query, before: before[index] ?? none, after: after[index] ?? none }))
    .filter(isMoved);
}

const none: Answer = { first: null, confident: false };

function isMoved({ wanted, before, after }: MovedQuery): boolean {
  // Where nothing answers, it matters only what is called certain.
  const shown = ({ first, confident }: Answer) => (wanted?.length === 0 && !confident ? null : first);
  return shown(before) !== shown(after) || (before.confident && !after.confident);
}

export function verdictOn({ wanted, before, after }: MovedQuery): Verdict {
  const isRight = ({ first, confident }: Answer) =>
    wanted?.length === 0 ? !confident : wanted?.includes(first ?? 0) === true;
  if (wanted && isRight(before) !== isRight(after)) return isRight(before) ? '变差' : '变好';
  return wanted?.length !== 0 && before.confident && !after.confident ? '不再有把握' : '';
}

/** Entries that name a changed entry as related, and entries that a changed entry names. */
function neighbours(entries: readonly Entry[], changed: ReadonlySet<number>): number[] {
  return entries.flatMap(({ number, related }) => {
    if (changed.has(number)) return related;
    return related.some((other) => changed.has(other)) ? [number] : [];
  });
}
