import { toContentPath } from '../entry/paths.ts';
import { runGit } from './run-git.ts';

/** A commit of the main line, and what it did to the files of content/. */
export interface Commit {
  hash: string;
  /** Seconds since 1970. */
  time: number;
  files: FileChange[];
}

/** `before` and `after` are Git's names of the file's bytes; null where the file did not exist. */
export interface FileChange {
  /** The path as entries write paths: `content/membership/benefits.md`. */
  path: string;
  before: string | null;
  after: string | null;
}

/** The main line only, each merge as one change. */
const logCommand = [
  'log',
  '--first-parent',
  '-m',
  '--raw',
  '-z',
  '--no-renames',
  '--no-abbrev',
  '--no-color',
  '--relative',
  '--format=commit %H %ct',
  '--',
  '.',
];

const newline = 10;
const header = /^\n?commit ([0-9a-f]{40,64}) (\d+)$/;
const change = /^\n?:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) [A-Z]/;

/** All commits that changed a content folder, newest first. */
export function readCommits(folder: string): Commit[] {
  const commits: Commit[] = [];
  const fields = runGit(folder, logCommand).toString().split('\0');
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index] ?? '';
    const [, hash, time] = header.exec(field) ?? [];
    if (hash) {
      commits.push({ hash, time: Number(time), files: [] });
      continue;
    }
    const [, before, after] = change.exec(field) ?? [];
    if (!before || !after) continue;
    index++;
    commits.at(-1)?.files.push({ path: toContentPath(fields[index] ?? ''), before: blob(before), after: blob(after) });
  }
  return commits;
}

/** A content folder at a commit: the path of each file → Git's name of the file's bytes. */
export function readTree(folder: string, commit: string): Map<string, string> {
  const output = runGit(folder, ['ls-tree', '-r', '-z', commit, '.']).toString();
  const rows = output.split('\0').map((row) => /^\d+ blob ([0-9a-f]+)\t([\s\S]+)$/.exec(row));
  return new Map(rows.flatMap((row) => (row ? [[toContentPath(row[2] ?? ''), row[1] ?? '']] : [])));
}

/** Git's names of bytes → the text of each; what Git does not have is left out. */
export function readBlobs(folder: string, names: Iterable<string>): Map<string, string> {
  const output = runGit(folder, ['cat-file', '--batch'], `${[...names].join('\n')}\n`);
  const texts = new Map<string, string>();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const text = (start: number, end: number) => decoder.decode(output.subarray(start, end));
  for (let start = 0; start < output.length; ) {
    const end = output.indexOf(newline, start);
    if (end < 0) break;
    const [hash = '', type, size] = text(start, end).split(' ');
    start = end + 1;
    if (type === 'missing') continue;
    texts.set(hash, text(start, start + Number(size)));
    start += Number(size) + 1;
  }
  return texts;
}

/** Path → seconds of the last commit that changed the file. */
export function lastTimes(commits: readonly Commit[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const { time, files } of commits) for (const { path } of files) if (!times.has(path)) times.set(path, time);
  return times;
}

function blob(hash: string): string | null {
  return /^0+$/.test(hash) ? null : hash;
}
