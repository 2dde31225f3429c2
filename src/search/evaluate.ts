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
  /** Share of unanswerable queries that were answered with no confident match. */
  rejected: number;
  perKind: Record<string, Measures & { unsure?: number; rejected?: number }>;
}

/** @throws with the line if a row is no judged query */
export function parseJudged(text: string): Judged[] {
  return text.split('\n').flatMap((line, index): Judged[] => {
    if (line.trim() === '') return [];
    const { q, kind, relevant } = parseJson(line) ?? {};
    if (typeof q !== 'string' || typeof kind !== 'string' || !Array.isArray(relevant))
      throw new Error(`第 ${index + 1} 行不是 {"q","kind","relevant":[编号]}`);
    return [{ q, kind, relevant }];
  });
}

function parseJson(text: string): Partial<Judged> | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export async function evaluate(engine: Engine, judged: readonly Judged[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const row of judged) {
    const { hits, confident } = await engine.search(row.q);
    outcomes.push({ ...row, found: hits.map(({ card }) => card.number), confident });
  }
  return outcomes;
}

/** The measures of search/README.md: over all kinds but `negative`, and for each kind. */
export function summarize(outcomes: readonly Outcome[]): Report {
  const positive = outcomes.filter(({ kind }) => kind !== 'negative');
  const negative = outcomes.filter(({ kind }) => kind === 'negative');
  const kinds = [...new Set(outcomes.map(({ kind }) => kind))];
  const unsure = (rows: readonly Outcome[]) => share(rows, ({ confident }) => !confident);
  return {
    ...measure(positive),
    rejected: unsure(negative),
    perKind: Object.fromEntries(
      kinds.map((kind) => {
        const rows = outcomes.filter((row) => row.kind === kind);
        return [
          kind,
          { ...measure(rows), ...(kind === 'negative' ? { rejected: unsure(rows) } : { unsure: unsure(rows) }) },
        ];
      }),
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
