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
  /** What became of a sheet. Rejects with what to tell whoever picked it. */
  readSheet(sheet: Sheet): Promise<Imported>;
}

/** What is told where a worker threw. */
export function brokenText(thrown: string): string {
  return `程序出错了（${thrown}）；请刷新再试，还是这样，请把这句话告诉维护网站的同事。`;
}

/**
 * The gate in a worker. Where the worker's code does not come, it is asked for again with the next question.
 *
 * @param fail hears why there will be no answer, in words for whoever writes
 */
export function startJudge(
  corpus: Corpus,
  answer: (problems: Problem[]) => void,
  fail: (text: string) => void,
): JudgeWorker {
  let known = corpus;
  let worker: Worker | undefined;
  let turn = 0;
  /** The turn of the latest changes. */
  let judged = 0;
  /** The sheets that are being read, by turn. */
  const reading = new Map<number, { resolve: (imported: Imported) => void; reject: (reason: Error) => void }>();
  const start = () => {
    const started = startWorker(workerUrl);
    started.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      const sheet = reading.get(data.turn);
      reading.delete(data.turn);
      if (data.kind === 'sheet') sheet?.resolve(data.imported);
      else if (sheet && data.kind === 'failed') sheet.reject(new Error(`没有读成，${brokenText(data.message)}`));
      else if (data.turn !== judged) return;
      else if (data.kind === 'failed') fail(`没有查成，${brokenText(data.message)}`);
      else answer(data.problems);
    });
    started.addEventListener('error', ({ message }) => {
      worker = undefined;
      // Without a message the code did not come.
      const broken = message && brokenText(message);
      for (const { reject } of reading.values())
        reject(new Error(`没有读成，${broken || '请检查网络，再选一次表格。'}`));
      reading.clear();
      fail(`没有查成，${broken || '请检查网络；再改一个字，就再查一遍。'}`);
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
    judge(changes, pictures = []) {
      judged = ++turn;
      tell({ kind: 'changes', changes, pictures, turn });
    },
    readSheet: (sheet) =>
      new Promise((resolve, reject) => {
        reading.set(++turn, { resolve, reject });
        tell({ kind: 'sheet', sheet, turn });
      }),
  };
}
