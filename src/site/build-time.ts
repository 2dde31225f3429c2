import { lastCommitTime } from '../git/head.ts';

/**
 * The time that a build says it is of, so that two builds of one commit are the same byte for byte: SOURCE_DATE_EPOCH
 * (seconds since 1970; the name that build tools agree on) if operations set it, otherwise the time of the commit. The clock
 * only without Git, and while content is being written.
 */
export function buildTime(): Date {
  const seconds = process.env['SOURCE_DATE_EPOCH'];
  if (seconds) return timeOf(seconds);
  return (import.meta.env?.DEV ? null : lastCommitTime()) ?? new Date();
}

function timeOf(seconds: string): Date {
  if (!/^\d{1,11}$/.test(seconds))
    throw new Error(`SOURCE_DATE_EPOCH 要写成 1970 年以来的秒数，例如 $(date +%s)，现在是「${seconds}」`);
  return new Date(Number(seconds) * 1000);
}
