import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptSite } from '../built/kept-sites.ts';
import { withoutNginx } from './nginx.ts';

/** Builds the sites that several files serve. Everything these tests write goes below one folder, which goes away with them. */
export default async function setUp(): Promise<() => void> {
  if (!withoutNginx) await Promise.all([keptSite('frozen'), keptSite('hostile')]);
  const folder = mkdtempSync(join(tmpdir(), 'kling-qa-tests-'));
  chmodSync(folder, 0o755);
  process.env['TEST_FOLDER'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
