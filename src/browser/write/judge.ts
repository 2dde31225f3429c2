import type { Problem } from '../../entry/problem.ts';
import type { Change } from '../../markdown/changes.ts';
import type { NewPicture } from '../../write/form-pictures.ts';
import { startWorker } from '../trusted-types.ts';
import type { Imported, Sheet } from './import-sheet.ts';
import type { FromWorker, ToWorker } from './judge-worker.ts';
import workerUrl from './judge-worker.ts?worker&url';

type Corpus = Extract<ToWorker, { kind: 'corpus' }>['corpus'];

export interface JudgeWorker {
  /** Judges with another corpus from now on. */
  learn(corpus: Corpus): void;
  /** `answer` gets the problems of the latest changes only: answers that come after newer changes are of no use. */
  judge(changes: Change[], pictures?: NewPicture[]): void;
  readSheet(sheet: Sheet): Promise<Imported>;
}

/**
 * The gate in a worker. Where the worker's code does not come, it is asked for again with the next question.
 *
 * @param fail hears that there will be no answer
 */
export function startJudge(corpus: Corpus, answer: (problems: Problem[]) => void, fail: () => void): JudgeWorker {
  let known = corpus;
  let worker: Worker | undefined;
  let turn = 0;
  let settle: (imported: Imported) => void = () => {};
  const start = () => {
    const started = startWorker(workerUrl);
    started.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'sheet') settle(data.imported);
      else if (data.turn === turn) answer(data.problems);
    });
    started.addEventListener('error', () => {
      worker = undefined;
      settle({ report: ['没有读成，请检查网络，再选一次表格。'], changes: [] });
      fail();
    });
    started.postMessage({ kind: 'corpus', corpus: known } satisfies ToWorker);
    return started;
  };
  const tell = (message: ToWorker) => {
    worker ??= start();
    worker.postMessage(message);
  };
  return {
    learn(corpus) {
      known = corpus;
      tell({ kind: 'corpus', corpus });
    },
    judge: (changes, pictures = []) => tell({ kind: 'changes', changes, pictures, turn: ++turn }),
    readSheet: (sheet) => {
      tell({ kind: 'sheet', sheet });
      return new Promise((resolve) => {
        settle = resolve;
      });
    },
  };
}
