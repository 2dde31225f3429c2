import { entriesOf } from '../entry/combination-cells.ts';
import { entryUrl } from '../entry/urls.ts';
import { combinationTable, entriesByNumber } from '../site/collections.ts';

/** The table of what a customer has × what is bought next, for the picker; null where the corpus has none. */
export async function GET(): Promise<Response> {
  const table = await combinationTable();
  const entries = await entriesByNumber();
  const named = table ? entriesOf(table).flatMap((number) => entries.get(number) ?? []) : [];
  const addresses = Object.fromEntries(
    named.map((entry) => [entry.number, { title: entry.title, url: entryUrl(entry) }]),
  );
  return Response.json(table && { ...table, entries: addresses });
}
