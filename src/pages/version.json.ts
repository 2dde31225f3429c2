import { currentCommit } from '../git/head.ts';
import { allEntries } from '../site/collections.ts';

export async function GET(): Promise<Response> {
  return Response.json({
    commit: currentCommit(),
    built: new Date().toISOString(),
    entries: (await allEntries()).length,
  });
}
