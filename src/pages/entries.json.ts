import { toEntriesJson } from '../export/entries-json.ts';
import { allEntries, escalationRoutes, lastChange, withBase } from '../site/collections.ts';

export async function GET(): Promise<Response> {
  const entries = await allEntries();
  const updated = new Map(entries.map((entry) => [entry.path, lastChange(entry)]));
  return Response.json(toEntriesJson(entries, { escalations: await escalationRoutes(), updated, base: withBase('') }));
}
