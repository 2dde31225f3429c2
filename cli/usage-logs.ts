import { existsSync } from 'node:fs';
import { addDays } from '../src/entry/days.ts';
import { Tally } from '../src/usage/usage-tally.ts';
import { builtEngine } from './built-engine.ts';
import { readLines } from './log-lines.ts';

/**
 * Counts usage logs together, whatever of them can be read; each one that cannot is named on stderr.
 *
 * @param days Clocks of servers differ by minutes, not by days; lines of other days are not read.
 */
export async function readUsageLogs(
  paths: readonly string[],
  { firstDay, today }: { firstDay: string; today: string },
): Promise<{ tally: Tally; areWhole: boolean }> {
  const tally = new Tally({ firstDay, lastDay: addDays(today, 1) });
  let areWhole = true;
  for (const path of paths) areWhole = (await readLog(path, tally)) && areWhole;
  return { tally, areWhole };
}

/** Why a tally is empty, in Chinese. */
export function nothingIn({ lines }: Tally): string {
  return lines === 0 ? '日志里一行也没有' : `${lines} 行日志没有一行读得懂`;
}

/**
 * Reads a log; one that is cut off or broken counts as far as it can be read. Returns whether the log could be read to
 * its end.
 */
async function readLog(path: string, tally: Tally): Promise<boolean> {
  const { lines, malformed } = tally;
  if (!existsSync(path)) {
    console.error(`没有日志 ${path}`);
    return false;
  }
  let isWhole = true;
  try {
    await readLines(path, (line) => tally.add(line));
  } catch (error) {
    console.error(`${path} 没有读完：${error instanceof Error ? error.message : error}`);
    isWhole = false;
  }
  const [read, unread] = [tally.lines - lines, tally.malformed - malformed];
  if (read > 0 && read === unread) console.error(`${path} 里没有一行读得懂：是使用日志（usage.log）吗？`);
  return isWhole;
}

/** How many unanswered queries are asked again, the most frequent first; each takes five milliseconds. */
const mostAskedAgain = 2000;

/** Unanswered query → the known gap that search takes it for today, by the index of dist/; empty if there is none. */
export async function gapsOf({ unanswered }: Tally): Promise<Map<string, string>> {
  const gaps = new Map<string, string>();
  const asked = unanswered.top().slice(0, mostAskedAgain);
  if (asked.length === 0) return gaps;
  const engine = await builtEngine().catch((error: Error) => {
    console.error(`不知道问的是哪些缺口：${error.message}`);
    return null;
  });
  for (const [query] of engine ? asked : []) {
    const { gap } = (await engine?.search(query)) ?? {};
    if (gap) gaps.set(query, gap.gap);
  }
  return gaps;
}
