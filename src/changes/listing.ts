import { countReferences } from '../entry/fact-references.ts';
import { dataFiles, isEntryFile } from '../entry/paths.ts';
import type { SiteData } from '../entry/site-data.ts';
import type { Commit, FileChange } from '../git/log.ts';
import { parseSiteData } from '../markdown/corpus.ts';
import { readNumber } from '../markdown/entry-number.ts';
import { compareVersions, type EntryChange } from './entry-change.ts';
import { readHeader, readVersion, type SourceFile } from './version.ts';
import { Withheld } from './withheld.ts';

/** The main line of content/, as Git has it. */
export interface History {
  /** Newest first. */
  commits: Commit[];
  /** Path → blob of the newest commit. */
  tree: ReadonlyMap<string, string>;
}

/** A change with its time, and with the facts that caused the change if the entry's own file was not touched. */
export interface Change extends EntryChange {
  commit: string;
  /** Seconds since 1970. */
  time: number;
  /** Meanings of the facts that changed and that this entry uses. */
  facts: string[];
}

export interface Listing {
  /** Newest first; in a commit by number. */
  changes: Change[];
  /** Whether these are all changes ever made. */
  complete: boolean;
}

/** How far back a listing goes: it is read by people, and a build must not grow with the age of the project. */
export const limits = { commits: 300, comparisons: 400, changes: 200 };

/** The commits of a listing, with no more files than it can show. */
export function recentCommits(commits: readonly Commit[], { changes } = limits): Commit[] {
  return commits.slice(0, limits.commits).map((commit) => {
    // A commit that removes files keeps all its files: an entry that only moved is known by both of its files.
    if (commit.files.some(({ after }) => after === null)) return commit;
    const entries = commit.files.filter(({ path }) => isEntryFile(path)).slice(0, changes + 1);
    return { ...commit, files: [...commit.files.filter(({ path }) => !isEntryFile(path)), ...entries] };
  });
}

/** Names of the blobs whose text `listChanges` reads. */
export function neededBlobs({ commits, tree }: History): Set<string> {
  const needed = commits.flatMap(({ files }) => files.flatMap(({ before, after }) => [before, after]));
  const reachesOthers = commits.some(({ files }) => files.some(({ path, before }) => before && isSiteFile(path)));
  const current = [...tree].filter(([path]) => isSiteFile(path) || reachesOthers).map(([, blob]) => blob);
  return new Set([...needed, ...current].filter((blob) => blob !== null));
}

/**
 * What changed for those who send replies. Walks back from the newest commit, so that each version is read with the
 * facts and routes of its own time.
 */
export function listChanges(history: History, texts: ReadonlyMap<string, string>, bounds = limits): Listing {
  const tree = new Map(history.tree);
  const siteOf = siteReader(texts);
  const withheld = new Withheld();
  const changes: Change[] = [];
  let comparisons = 0;
  for (const { hash, time, files } of history.commits) {
    const after = siteOf(tree);
    for (const { path, before } of files)
      if (before === null) tree.delete(path);
      else tree.set(path, before);
    const before = siteOf(tree);

    const touched = pairsByNumber(
      files.filter(({ path }) => isEntryFile(path)),
      texts,
    );
    const reached = reachedEntries({ before, after, tree, texts, except: files });
    for (const { old, now, facts } of [...touched, ...reached]) {
      if (changes.length >= bounds.changes || comparisons >= bounds.comparisons) return { changes, complete: false };
      if (old && now) comparisons++;
      const read = old && now ? readVersion : readHeader;
      const newer = now && read(now, after);
      if (newer) withheld.learn(newer);
      const change = compareVersions(old && read(old, before), newer);
      if (change) changes.push({ ...withheld.from(change), commit: hash, time, facts });
    }
  }
  return { changes, complete: true };
}

interface Pair {
  number: number;
  old: SourceFile | null;
  now: SourceFile | null;
  facts: string[];
}

/** Each entry that a commit touched, before and after. Both versions are matched by number, because a file may be renamed. */
function pairsByNumber(files: readonly FileChange[], texts: ReadonlyMap<string, string>): Pair[] {
  const pairs = new Map<number, Pair>();
  const put = (side: 'old' | 'now', path: string, blob: string | null) => {
    const text = blob === null ? undefined : texts.get(blob);
    const number = text === undefined ? null : readNumber(text);
    if (text === undefined || number === null) return;
    const pair = pairs.get(number) ?? { number, old: null, now: null, facts: [] };
    pairs.set(number, { ...pair, [side]: { path, text } });
  };
  for (const { path, before, after } of files) {
    put('old', path, before);
    put('now', path, after);
  }
  return [...pairs.values()].sort((a, b) => a.number - b.number);
}

interface Reach {
  before: SiteData;
  after: SiteData;
  tree: ReadonlyMap<string, string>;
  texts: ReadonlyMap<string, string>;
  except: readonly FileChange[];
}

/** The entries that a changed fact or route reaches although nobody touched their files. */
function reachedEntries({ before, after, tree, texts, except }: Reach): Pair[] {
  if (before === after) return [];
  const facts = differing(before.facts, after.facts);
  const routes = differing(before.escalations, after.escalations);
  if (facts.length + routes.length === 0) return [];
  const touched = new Set(except.map(({ path }) => path));
  const pairs: Pair[] = [];
  for (const [path, blob] of tree) {
    const text = texts.get(blob);
    if (!isEntryFile(path) || touched.has(path) || text === undefined) continue;
    const used = facts.filter((id) => countReferences(text, id) > 0);
    const escalates = routes.some((route) => text.includes(`路径=${route}`) || text.includes(`路径="${route}"`));
    if (used.length === 0 && !escalates) continue;
    const meanings = used.map((id) => (after.facts[id] ?? before.facts[id])?.meaning ?? id);
    const number = readNumber(text);
    if (number === null) continue;
    pairs.push({ number, old: { path, text }, now: { path, text }, facts: meanings });
  }
  return pairs.sort((a, b) => a.number - b.number);
}

/** Keys that are in both tables with another value. */
function differing<T>(before: Record<string, T>, after: Record<string, T>): string[] {
  return Object.keys(after).filter(
    (key) => before[key] !== undefined && JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
}

const siteFiles: readonly string[] = [dataFiles.facts, dataFiles.slots, dataFiles.escalations];

/** Facts and routes of a tree; the same object as long as the files are the same. */
function siteReader(texts: ReadonlyMap<string, string>): (tree: ReadonlyMap<string, string>) => SiteData {
  const known = new Map<string, SiteData>();
  return (tree) => {
    const key = siteFiles.map((path) => tree.get(path) ?? '').join();
    const files = siteFiles.map((path) => ({ path, text: texts.get(tree.get(path) ?? '') ?? '' }));
    const site = known.get(key) ?? parseSiteData(files, 'any').site;
    known.set(key, site);
    return site;
  };
}

function isSiteFile(path: string): boolean {
  return siteFiles.includes(path);
}
