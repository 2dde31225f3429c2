import { type Listing, listChanges, neededBlobs, recentCommits } from '../changes/listing.ts';
import { shanghaiDate } from '../entry/days.ts';
import { isShallow } from '../git/head.ts';
import { type Commit, lastTimes, readBlobs, readCommits, readTree } from '../git/log.ts';
import { contentDirectory } from './content-files.ts';

/** What Git knows about content/. */
export interface ContentHistory extends Listing {
  /** Path of a file → ISO date, in Asia/Shanghai, of its last change on the main line. */
  dates: Map<string, string>;
  /** Number of an entry → ISO date, in Asia/Shanghai, of the newest change in `changes`. */
  listedDates: Map<number, string>;
}

/**
 * Dates and changes of the files in content/; null in a shallow clone or without Git, because a wrong date is worse
 * than none. Four Git processes, however long the history is.
 */
export function readHistory(directory = contentDirectory()): ContentHistory | null {
  let reason = '这是不完整的克隆，请用 git fetch --unshallow 取回';
  try {
    if (!isShallow(directory)) {
      const log = readCommits(directory);
      const listing = listingOf(directory, log);
      const newestLast = [...listing.changes].reverse();
      const listedDates = new Map(newestLast.map(({ number, time }) => [number, dayOf(time)]));
      return { dates: datesOf(log), listedDates, ...listing };
    }
  } catch {
    reason = '没有 Git 仓库，或没有安装 Git';
  }
  console.warn(`[内容] 读不到 Git 历史（${reason}），页面上不显示最后修改日期和最近更新。`);
  return null;
}

function datesOf(log: readonly Commit[]): Map<string, string> {
  return new Map([...lastTimes(log)].map(([path, time]) => [path, dayOf(time)]));
}

/** @param time seconds since 1970 */
function dayOf(time: number): string {
  return shanghaiDate(new Date(time * 1000));
}

function listingOf(directory: string, log: readonly Commit[]): Listing {
  if (log.length === 0) return { changes: [], complete: true };
  const commits = recentCommits(log);
  const tree = readTree(directory, 'HEAD');
  const listing = listChanges({ commits, tree }, readBlobs(directory, neededBlobs({ commits, tree })));
  return { ...listing, complete: listing.complete && commits.length === log.length };
}
