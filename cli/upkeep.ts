/**
 * `npm run ops:upkeep [-- --out FOLDER] [--today DATE]`: what each role has to do: entries that are expired, about to expire, due
 * for review or doubtful, and questions that nobody answers yet. With `--out` one numbered Markdown file an issue, the title in
 * its first line, for the nightly job to hand to the host (cli/open-issues.mjs). Files of an earlier run are replaced.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDay, shanghaiDate } from '../src/entry/days.ts';
import { judgeHealth } from '../src/health/measures.ts';
import { issuePrefix, ownerIssues } from '../src/health/owner-issues.ts';
import { parseCorpus } from '../src/markdown/corpus.ts';
import { contentDirectory, readContentFiles } from '../src/site/content-files.ts';
import { Misuse, runCommand } from './command.ts';

await runCommand({
  usage: '用法：npm run ops:upkeep -- [--out 文件夹] [--today 2026-11-24]',
  options: { out: { type: 'string' }, today: { type: 'string', default: shanghaiDate(new Date()) } },
  run({ values: { out, today } }) {
    if (!isDay(today)) throw new Misuse(`--today 要写成日期，例如 --today 2026-11-24，现在是「${today}」`);
    const { entries, site, vocabulary } = parseCorpus(readContentFiles(contentDirectory()));
    const files = ownerIssues(judgeHealth(entries, site.topics, today), vocabulary, today).map(
      ({ title, body }) => `# ${title}\n\n${body}`,
    );
    if (out) {
      mkdirSync(out, { recursive: true });
      for (const earlier of earlierIn(out)) rmSync(earlier);
      for (const [at, text] of files.entries()) writeFileSync(join(out, `${at + 1}.md`), text);
      console.error(`写好 ${files.length} 份待办，在 ${out}。`);
    } else process.stdout.write(files.join('\n'));
    return true;
  },
});

/**
 * The files of an earlier run.
 *
 * @throws if a file that somebody else wrote has such a name
 */
function earlierIn(folder: string): string[] {
  const files = readdirSync(folder).filter((name) => /^\d+\.md$/.test(name));
  const others = files.filter((name) => !readFileSync(join(folder, name), 'utf8').startsWith(`# ${issuePrefix}`));
  if (others.length > 0) throw new Error(`${folder} 里的 ${others.join('、')} 不是待办，什么也没有写；请换一个文件夹`);
  return files.map((name) => join(folder, name));
}
