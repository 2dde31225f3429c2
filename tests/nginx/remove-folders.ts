import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Everything these tests write goes below one folder, which goes away with them. */
export default function makeFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'kling-qa-tests-'));
  chmodSync(folder, 0o755);
  process.env['TEST_FOLDER'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
