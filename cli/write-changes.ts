import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { changeJudge } from '../src/check/judge-changes.ts';
import { severityOf } from '../src/check/severity.ts';
import { shanghaiDate } from '../src/entry/days.ts';
import { fromContentPath } from '../src/entry/paths.ts';
import { formatProblem } from '../src/entry/problem.ts';
import type { Change } from '../src/markdown/changes.ts';
import type { ContentFile } from '../src/markdown/corpus.ts';
import { listContentFiles, readPictures } from '../src/site/content-files.ts';
import { fromBase64, knownPictures, type NewPicture } from '../src/write/form-pictures.ts';
import { loadTypesetter } from './typesetter.ts';

/**
 * Writes changes of content/ that the gate lets pass; blanks of a draft may stand, because the gate stops them later. Prints
 * what the gate says and which files are written.
 *
 * @returns whether they are written
 */
export async function writeChanges(
  directory: string,
  files: readonly ContentFile[],
  changes: readonly Change[],
  pictures: readonly NewPicture[] = [],
): Promise<boolean> {
  const judge = changeJudge({
    files,
    today: shanghaiDate(new Date()),
    assets: listContentFiles(directory),
    pictures: readPictures(directory),
    format: await loadTypesetter(),
  });
  const problems = judge(changes, knownPictures(pictures));
  for (const problem of problems) console.log(formatProblem(problem, severityOf(problem)));
  if (problems.some((problem) => severityOf(problem) === '错误' && problem.rule !== 'blank')) {
    console.log('有错误，什么也没有写；请先改好上面说的地方。');
    return false;
  }
  writeFiles(directory, changes);
  for (const { path, base64 } of pictures) writeFileSync(join(directory, fromContentPath(path)), fromBase64(base64));
  for (const { path } of pictures) console.log(`写好 ${path}`);
  for (const { path, text } of changes) console.log(`${text === null ? '删去' : '写好'} ${path}`);
  console.log(changes.length > 0 ? '接着看看 git diff，再运行 npm run check。' : '没有要改的。');
  return true;
}

export function writeFiles(directory: string, changes: readonly Change[]): void {
  for (const { path, text } of changes) {
    const file = join(directory, fromContentPath(path));
    if (text === null) rmSync(file);
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
}
