import { allEntries } from '../site/collections.ts';
import { currentCommit } from '../site/content-files.ts';

export async function GET(): Promise<Response> {
  return Response.json({
    commit: currentCommit(),
    built: new Date().toISOString(),
    entries: (await allEntries()).length,
  });
}
