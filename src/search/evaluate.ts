import type { Engine } from './engine.ts';

/** One judged query: a line of a .jsonl file. */
export interface Judged {
  q: string;
  kind: string;
  /** Numbers of the entries that answer it; empty for a question that the corpus does not answer. */
  relevant: number[];
}

export interface Outcome extends Judged {
  /** Numbers found, best first. */
  found: number[];
  confident: boolean;
  probability: number;
  /** The name of the known gap that the question was taken for. */
  gap: string | null;
}

export interface Measures {
  n: number;
  hit1: number;
  hit3: number;
  hit5: number;
  mrr: number;
  zero: number;
}

export interface Report extends Measures {
  /** Share of unanswerable queries that were called 没有把握 or named as a known gap. */
  rejected: number;
  /** Share of answerable queries that were called 没有把握. */
  unsure: number;
  /** Of all rows called 有把握, the share whose first entry does not answer; unanswerable rows included. */
  wrongSure: number;
  /** Share of rows with two questions whose answers are both among the first three; absent where there are none. */
  bothIn3?: number;
  perKind: Record<string, Measures & { unsure?: number; rejected?: number }>;
}

/** @throws with the line, in Chinese, if a row is no judged query */
export function parseJudged(text: string): Judged[] {
  return text.split('\n').flatMap((line, index): Judged[] => {
    if (line.trim() === '') return [];
    const row = parseRow(line, index + 1);
    if (typeof row.q !== 'string' || typeof row.kind !== 'string' || !Array.isArray(row.relevant))
      throw new Error(`第 ${index + 1} 行不是 {"q","kind","relevant":[编号]}`);
    return [{ q: row.q, kind: row.kind, relevant: row.relevant }];
  });
}

function parseRow(line: string, number: number): Partial<Judged> {
  try {
    return JSON.parse(line) as Partial<Judged>;
  } catch {
    throw new Error(`第 ${number} 行不是 JSON；每行写一个 {"q","kind","relevant":[编号]}`);
  }
}

export async function evaluate(engine: Engine, judged: readonly Judged[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const row of judged) {
    const { hits, confident, probability, gap } = await engine.search(row.q);
    outcomes.push({
      ...row,
      found: hits.map(({ card }) => card.number),
      confident,
      probability,
      gap: gap?.gap ?? null,
    });
  }
  return outcomes;
}

/** A row with no relevant entry is unanswerable, whatever its kind. */
function isAnswerable({ relevant }: Pick<Outcome, 'relevant'>): boolean {
  return relevant.length > 0;
}

/** The measures: over all answerable rows, and for each kind. */
export function summarize(outcomes: readonly Outcome[]): Report {
  const answerable = outcomes.filter(isAnswerable);
  const sure = outcomes.filter(({ confident }) => confident);
  const multi = outcomes.filter(({ kind }) => kind === 'multi');
  const kinds = [...new Set(outcomes.map(({ kind }) => kind))];
  return {
    ...measure(answerable),
    ...certainty(outcomes),
    wrongSure: share(sure, ({ found, relevant }) => !relevant.includes(found[0] ?? 0)),
    ...(multi.length > 0
      ? { bothIn3: share(multi, ({ found, relevant }) => relevant.every((one) => found.slice(0, 3).includes(one))) }
      : {}),
    perKind: Object.fromEntries(
      kinds.map((kind) => {
        const rows = outcomes.filter((row) => row.kind === kind);
        const { unsure, rejected } = certainty(rows);
        const isKindAnswerable = rows.some(isAnswerable);
        return [
          kind,
          { ...measure(rows.filter(isAnswerable)), n: rows.length, ...(isKindAnswerable ? { unsure } : { rejected }) },
        ];
      }),
    ),
  };
}

function certainty(rows: readonly Outcome[]): { unsure: number; rejected: number } {
  return {
    unsure: share(rows.filter(isAnswerable), ({ confident }) => !confident),
    rejected: share(
      rows.filter((row) => !isAnswerable(row)),
      ({ confident, gap }) => !confident || gap !== null,
    ),
  };
}

function measure(rows: readonly Outcome[]): Measures {
  const ranks = rows.map(
    ({ found, relevant }) => found.slice(0, 10).findIndex((number) => relevant.includes(number)) + 1,
  );
  const within = (most: number) => share(ranks, (rank) => rank > 0 && rank <= most);
  return {
    n: rows.length,
    hit1: within(1),
    hit3: within(3),
    hit5: within(5),
    mrr: round(ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0) / Math.max(1, rows.length)),
    zero: share(rows, ({ found }) => found.length === 0),
  };
}

function share<T>(rows: readonly T[], is: (row: T) => boolean): number {
  return round(rows.filter(is).length / Math.max(1, rows.length));
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
