/**
 * The gate, apart from the page, so that typing never waits for it. First the corpus comes, then one question after another: what
 * the gate says of changes, or what becomes of a sheet.
 */
import './no-eval.ts';
import type { CheckInput } from '../../check/check.ts';
import { changeJudge, type Judge } from '../../check/judge-changes.ts';
import type { Problem } from '../../entry/problem.ts';
import type { Change } from '../../markdown/changes.ts';
import { parseCorpus } from '../../markdown/corpus.ts';
import { knownPictures, type NewPicture } from '../../write/form-pictures.ts';
import type { Imported, Sheet } from './import-sheet.ts';

type Corpus = Omit<CheckInput, 'base'>;

export type ToWorker =
  | { kind: 'corpus'; corpus: Corpus }
  | { kind: 'changes'; changes: Change[]; pictures: NewPicture[]; turn: number }
  | { kind: 'sheet'; sheet: Sheet };

export type FromWorker =
  | { kind: 'problems'; problems: Problem[]; turn: number }
  | { kind: 'sheet'; imported: Imported };

let known: Corpus | undefined;
let judge: Judge | undefined;
const answer = (message: FromWorker) => postMessage(message);

addEventListener('message', async ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'corpus') {
    known = data.corpus;
    judge = changeJudge(known);
  } else if (judge && data.kind === 'changes') {
    const { changes, pictures, turn } = data;
    answer({ kind: 'problems', problems: judge(changes, knownPictures(pictures)), turn });
  } else if (judge && known && data.kind === 'sheet') {
    answer({ kind: 'sheet', imported: await read(data.sheet, known, judge) });
  }
});

async function read(sheet: Sheet, corpus: Corpus, judge: Judge): Promise<Imported> {
  const code = await import('./import-sheet.ts').catch(() => null);
  if (!code) return { report: [`${sheet.name}：没有读成，请检查网络，刷新后再试`], changes: [] };
  return code.importSheet(sheet, parseCorpus(corpus.files), corpus, judge);
}
