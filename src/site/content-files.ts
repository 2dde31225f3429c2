import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { ContentFile } from '../markdown/corpus.ts';

/** The folder of the corpus; CONTENT_DIR builds another one. */
export function contentDirectory(): string {
  return resolve(process.env['CONTENT_DIR'] ?? 'content');
}

/**
 * All Markdown and YAML files of a corpus, in a stable order. Whatever the folder is called, paths begin with
 * `content/`, as editors know them.
 *
 * @throws if a file is not UTF-8; the gate reads bytes itself and reports that with a place
 */
export function readContentFiles(directory = contentDirectory()): ContentFile[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && /\.(md|yml)$/.test(file.name))
    .map((file) => join(file.parentPath, file.name))
    .sort()
    .map((file) => ({
      path: `content/${relative(directory, file).split(sep).join('/')}`,
      text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)),
    }));
}

/**
 * Path → ISO date of the last commit that changed the file. Empty in a shallow clone or without Git, because a wrong
 * date is worse than none.
 */
export function lastChanges(directory = contentDirectory()): Map<string, string> {
  const dates = new Map<string, string>();
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'core.quotePath=false', ...args], {
      cwd: directory,
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  try {
    if (git('rev-parse', '--is-shallow-repository').trim() !== 'false') throw new Error('shallow clone');
    let date = '';
    for (const line of git('log', '--format=%x00%cI', '--name-only', '--relative', '--', '.').split('\n')) {
      if (line.startsWith('\0')) date = line.slice(1, 11);
      else if (line && !dates.has(`content/${line}`)) dates.set(`content/${line}`, date);
    }
  } catch (error) {
    console.warn(
      `[内容] 读不到 Git 历史（${error instanceof Error ? error.message.split('\n')[0] : error}），页面上不显示最后修改日期。`,
    );
  }
  return dates;
}

/** Hash of the commit that is being built, or null without Git. */
export function currentCommit(): string | null {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}
