import type { Problem } from '../../entry/problem.ts';
import type { Change } from '../../markdown/changes.ts';
import { startWorker } from '../trusted-types.ts';
import type { FromWorker, ToWorker } from './judge-worker.ts';
import workerUrl from './judge-worker.ts?worker&url';

/**
 * The gate as a function of what was changed. `answer` gets its problems for the latest changes only: answers that come after
 * newer changes are of no use.
 */
export function startJudge(
  corpus: Extract<ToWorker, { corpus: unknown }>['corpus'],
  answer: (problems: Problem[]) => void,
): (changes: Change[]) => void {
  const worker = startWorker(workerUrl);
  const tell = (message: ToWorker) => worker.postMessage(message);
  let turn = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    if (data.turn === turn) answer(data.problems);
  });
  tell({ corpus });
  return (changes) => tell({ changes, turn: ++turn });
}
