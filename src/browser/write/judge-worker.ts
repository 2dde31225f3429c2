/** The gate, apart from the page, so that typing never waits for it. First the corpus comes, then one change after another. */
import './no-eval.ts';
import type { CheckInput } from '../../check/check.ts';
import { changeJudge } from '../../check/judge-changes.ts';
import type { Problem } from '../../entry/problem.ts';
import type { Change } from '../../markdown/changes.ts';

export type ToWorker = { corpus: Omit<CheckInput, 'base'> } | { changes: Change[]; turn: number };

export interface FromWorker {
  problems: Problem[];
  turn: number;
}

let judge: ReturnType<typeof changeJudge> | undefined;

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if ('corpus' in data) judge = changeJudge(data.corpus);
  else if (judge) postMessage({ problems: judge(data.changes), turn: data.turn } satisfies FromWorker);
});
