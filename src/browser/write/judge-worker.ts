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
  | { kind: 'sheet'; sheet: Sheet; turn: number };

/** Each answer has the turn of its question. `failed`: what was thrown instead of an answer. */
export type FromWorker =
  | { kind: 'problems'; problems: Problem[]; turn: number }
  | { kind: 'sheet'; imported: Imported; turn: number }
  | { kind: 'failed'; message: string; turn: number };

let known: Corpus | undefined;
let judge: Judge | undefined;

addEventListener('message', async ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'corpus') {
    known = data.corpus;
    judge = changeJudge(known);
    return;
  }
  const { turn } = data;
  // What an asynchronous listener throws is heard by nobody.
  const answer = await answerTo(data).catch((error: unknown): FromWorker => {
    return { kind: 'failed', message: String(error), turn };
  });
  postMessage(answer);
});

async function answerTo(question: Exclude<ToWorker, { kind: 'corpus' }>): Promise<FromWorker> {
  const { turn } = question;
  if (!known || !judge) throw new Error('no corpus');
  if (question.kind === 'sheet') return { kind: 'sheet', imported: await read(question.sheet, known, judge), turn };
  return { kind: 'problems', problems: judge(question.changes, knownPictures(question.pictures)), turn };
}

async function read(sheet: Sheet, corpus: Corpus, judge: Judge): Promise<Imported> {
  const code = await import('./import-sheet.ts').catch(() => null);
  if (!code) return { report: [`${sheet.name}：没有读成，请检查网络，刷新后再试`], changes: [] };
  return code.importSheet(sheet, parseCorpus(corpus.files), corpus, judge);
}
