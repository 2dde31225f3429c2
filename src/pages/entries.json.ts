import { toEntriesJson } from '../export/entries-json.ts';
import { allEntries, contentHistory, escalationRoutes, withBase } from '../site/collections.ts';

export async function GET(): Promise<Response> {
  const entries = await allEntries();
  // Other systems take the aliases, too: every change of a file counts.
  const updated = contentHistory()?.dates ?? new Map();
  return Response.json(toEntriesJson(entries, { escalations: await escalationRoutes(), updated, base: withBase('') }));
}
