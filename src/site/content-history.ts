import { execFileSync } from 'node:child_process';
import { type Listing, listChanges, neededBlobs, recentCommits } from '../changes/listing.ts';
import { shanghaiDate } from '../entry/days.ts';
import { type Commit, lastTimes, logArguments, parseBlobs, parseLog, parseTree } from '../git/log.ts';
import { contentDirectory } from './content-files.ts';

/** What Git knows about content/. */
export interface ContentHistory extends Listing {
  /** Path of a file → ISO date, in Asia/Shanghai, of its last change on the main line. */
  dates: Map<string, string>;
}

/**
 * Dates and changes of the files in content/; null in a shallow clone or without Git, because a wrong date is worse
 * than none. Four Git processes, however long the history is.
 */
export function readHistory(directory = contentDirectory()): ContentHistory | null {
  try {
    if (git(directory, ['rev-parse', '--is-shallow-repository']).toString().trim() !== 'false')
      throw new ShallowClone();
    const log = parseLog(git(directory, [...logArguments, '--', '.']).toString());
    return { dates: datesOf(log), ...listingOf(directory, log) };
  } catch (error) {
    console.warn(`[内容] 读不到 Git 历史（${explain(error)}），页面上不显示最后修改日期和最近更新。`);
    return null;
  }
}

function datesOf(log: readonly Commit[]): Map<string, string> {
  return new Map([...lastTimes(log)].map(([path, time]) => [path, isoDate(time)]));
}

function listingOf(directory: string, log: readonly Commit[]): Listing {
  if (log.length === 0) return { changes: [], complete: true };
  const commits = recentCommits(log);
  const tree = parseTree(git(directory, ['ls-tree', '-r', '-z', 'HEAD', '.']).toString());
  const names = [...neededBlobs({ commits, tree })].join('\n');
  const texts = parseBlobs(git(directory, ['cat-file', '--batch'], `${names}\n`));
  const listing = listChanges({ commits, tree }, texts);
  return { ...listing, complete: listing.complete && commits.length === log.length };
}

/** The day of a commit, where our readers are. */
export function isoDate(seconds: number): string {
  return shanghaiDate(new Date(seconds * 1000));
}

/** Runs Git in a folder; what the user has configured must not change what is printed. */
function git(cwd: string, words: readonly string[], input = ''): Buffer {
  return execFileSync('git', ['-c', 'log.showSignature=false', '-c', 'log.showRoot=true', ...words], {
    cwd,
    input,
    maxBuffer: 2 ** 30,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
}

function explain(error: unknown): string {
  return error instanceof ShallowClone
    ? '这是不完整的克隆，请用 git fetch --unshallow 取回'
    : '没有 Git 仓库，或没有安装 Git';
}

class ShallowClone extends Error {}
