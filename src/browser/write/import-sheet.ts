import type { CheckInput } from '../../check/check.ts';
import type { Judge } from '../../check/judge-changes.ts';
import { entryPath } from '../../entry/paths.ts';
import { entryUrl } from '../../entry/urls.ts';
import type { Change } from '../../markdown/changes.ts';
import type { Corpus } from '../../markdown/corpus.ts';
import { planImport } from '../../sheets/import-plan.ts';
import { changesOf, judgedPlan, reportOn } from '../../sheets/judged-plan.ts';
import { NoSheet, readTable } from '../../sheets/read-table.ts';

/** A sheet that somebody picked. */
export interface Sheet {
  name: string;
  bytes: Uint8Array;
  /** The topic of new entries whose row names none. */
  topic: string;
  /** The number of the first new entry. */
  number: number;
}

/** What became of a sheet: the files that its rows change, and a report of each row. */
export interface Imported {
  report: string[];
  changes: Change[];
}

/** A sheet → changes, as `npm run import` makes them. A file that is no sheet is a report of that. */
export async function importSheet(
  { name, bytes, topic, number }: Sheet,
  corpus: Corpus,
  { files, assets = [] }: Pick<CheckInput, 'files' | 'assets'>,
  judge: Judge,
): Promise<Imported> {
  const table = await readTable(name, bytes).catch((error: unknown) => {
    if (error instanceof NoSheet) return error;
    throw error;
  });
  if (table instanceof NoSheet) return { report: [`${name}：${table.message}`], changes: [] };
  const { entries, site, words, redirects } = corpus;
  const plan = planImport(table, {
    ...{ entries, topics: site.topics, words, topic },
    sources: new Map(files.map(({ path, text }) => [path, text])),
    numbers: [number - 1],
    isTaken: (topic, slug) =>
      assets.includes(entryPath({ topic, slug })) ||
      Object.hasOwn(site.topics, `${topic}/${slug}`) ||
      Object.hasOwn(redirects, entryUrl({ topic, slug })),
  });
  const judged = judgedPlan(plan, judge);
  return { report: reportOn(judged, table.unread, corpus), changes: changesOf(judged) };
}
