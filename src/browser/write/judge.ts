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

/** The gate in a worker. */
export function startJudge(corpus: Corpus, answer: (problems: Problem[]) => void): JudgeWorker {
  const worker = startWorker(workerUrl);
  const tell = (message: ToWorker) => worker.postMessage(message);
  let turn = 0;
  let settle: (imported: Imported) => void = () => {};
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    if (data.kind === 'sheet') settle(data.imported);
    else if (data.turn === turn) answer(data.problems);
  });
  const learn = (corpus: Corpus) => tell({ kind: 'corpus', corpus });
  learn(corpus);
  return {
    learn,
    judge: (changes, pictures = []) => tell({ kind: 'changes', changes, pictures, turn: ++turn }),
    readSheet: (sheet) => {
      tell({ kind: 'sheet', sheet });
      return new Promise((resolve) => {
        settle = resolve;
      });
    },
  };
}
