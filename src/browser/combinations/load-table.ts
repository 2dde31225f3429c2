import type { CombinationTable } from '../../entry/combination-cells.ts';
import { base } from '../base.ts';
import { isOfEarlierBuild } from '../freshness/build.ts';

/** The table as the site serves it: with title and address of each entry that it names. */
export interface ServedTable extends CombinationTable {
  entries: Record<number, { title: string; url: string }>;
}

/** Article that a picker shows → the table by which the article was chosen. */
const tables = new WeakMap<Element, ServedTable>();

/** Notes by which table an article was chosen. */
export function markChosenBy(article: Element, table: ServedTable): void {
  tables.set(article, table);
}

/** Whether an article was chosen by rules that the newest build that is known of may not have. */
export async function hasOldRules(article: Element): Promise<boolean> {
  const table = tables.get(article);
  return table !== undefined && (await loadTable()) !== table;
}

/** The last table that was read. */
let newest: { text: string; table: ServedTable | null } | undefined;

let loaded: { table: Promise<ServedTable | null>; readAt: number } | undefined;

/** The table of the newest build that is known of, the same object as long as its text is the same; null where the corpus has none, or if it did not load. */
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
    if (!response.ok) return null;
    const text = await response.text();
    if (newest?.text !== text) newest = { text, table: JSON.parse(text) };
    return newest.table;
  } catch {
    return null;
  }
}
