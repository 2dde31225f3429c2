import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { signFeeds } from '../../../src/site/feed-signature.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

it.skipIf(!hasOpenssl)(
  'the feeds are signed so that the commands of the guide verify them, and notice a change',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'kling-qa-feeds-'));
    const shell = (command: string) => spawnSync('sh', ['-ec', command], { cwd: folder, encoding: 'utf8' });
    const guide = readFileSync('deploy/README.md', 'utf8');
    const make = [...guide.matchAll(/`(openssl (?:genpkey|pkey) [^`]+)`/g)].map(([, command]) => command);
    const [verify = ''] = guide.match(/^ +base64 -d [^\n]+\n +openssl pkeyutl .+$/m) ?? [];
    try {
      expect(make).toHaveLength(2);
      expect(shell(make.join('\n'))).toMatchObject({ status: 0 });
      mkdirSync(join(folder, 'q'));
      const files = ['entries.json', 'llms-full.txt', 'q/1001.md', 'replies.json'];
      for (const file of files) writeFileSync(join(folder, file), `of ${file}`);
      signFeeds(folder, readFileSync(join(folder, 'key.pem')));
      const said = files.map((file) => `${file}: OK\n`).join('');
      expect(shell(verify)).toMatchObject({ status: 0, stdout: `Signature Verified Successfully\n${said}` });
      writeFileSync(join(folder, 'replies.json'), 'another');
      expect(shell(verify).status).not.toBe(0);
      signFeeds(folder, readFileSync(join(folder, 'key.pem')));
      writeFileSync(join(folder, 'feeds.txt'), 'another');
      expect(shell(verify).status).not.toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
