import type { VersionJson } from '../export/contracts.ts';
import { currentCommit } from '../git/head.ts';
import { buildTime } from '../site/build-time.ts';
import { allEntries } from '../site/collections.ts';

export async function GET(): Promise<Response> {
  const version: VersionJson = {
    version: 1,
    commit: currentCommit(),
    built: buildTime().toISOString(),
    entries: (await allEntries()).length,
  };
  return Response.json(version);
}
