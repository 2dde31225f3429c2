import type { CombinationTable } from '../../entry/combination-cells.ts';
import { base } from '../base.ts';
import { isOfEarlierBuild } from '../freshness/build.ts';

/** The table as the site serves it: with title and address of each entry that it names. */
export interface ServedTable extends CombinationTable {
  entries: Record<number, { title: string; url: string }>;
}

let loaded: { table: Promise<ServedTable | null>; readAt: number } | undefined;

/** The table of the newest build that is known of; null where the corpus has none, or if it did not load. */
export function loadTable(): Promise<ServedTable | null> {
  if (loaded && !isOfEarlierBuild(loaded.readAt)) return loaded.table;
  const mine = { table: readTable(), readAt: Date.now() };
  loaded = mine;
  // What did not load is asked for again the next time.
  void mine.table.then((table) => {
    if (!table && loaded === mine) loaded = undefined;
  });
  return mine.table;
}

async function readTable(): Promise<ServedTable | null> {
  try {
    const response = await fetch(`${base()}/combinations.json`, { cache: 'no-cache', redirect: 'manual' });
    return response.ok ? ((await response.json()) as ServedTable | null) : null;
  } catch {
    return null;
  }
}
