import { currentCommit } from '../git/head.ts';
import { buildTime } from '../site/build-time.ts';
import { allEntries } from '../site/collections.ts';

export async function GET(): Promise<Response> {
  return Response.json({
    commit: currentCommit(),
    built: buildTime().toISOString(),
    entries: (await allEntries()).length,
  });
}
