/** `node cli/codeowners.ts`: writes CODEOWNERS anew from content/topics.yml. */
import { writeFileSync } from 'node:fs';
import { dataFiles } from '../src/entry/paths.ts';
import { formatProblem } from '../src/entry/problem.ts';
import { codeOwners } from '../src/git/code-owners.ts';
import { parseSiteData } from '../src/markdown/corpus.ts';
import { readDataFiles } from '../src/site/content-files.ts';

const { site, problems } = parseSiteData(readDataFiles());
const broken = problems.filter(({ path }) => path === dataFiles.topics);
try {
  if (broken.length > 0) throw new Error(broken.map((problem) => formatProblem(problem, '错误')).join('\n'));
  writeFileSync('CODEOWNERS', codeOwners(site.topics));
  console.log('已写好 CODEOWNERS。');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
