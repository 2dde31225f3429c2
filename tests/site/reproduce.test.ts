import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cleanEnvironment } from '../built/build.ts';
import { sampleContent } from '../built/corpora.ts';

it.skipIf(!existsSync('.git'))(
  'two builds of one commit are the same, byte for byte, in whatever folder, time zone and language',
  { tags: 'thorough', timeout: 300_000 },
  () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['cli/reproduce.ts'], {
      encoding: 'utf8',
      env: { ...cleanEnvironment(), CONTENT_DIR: sampleContent },
    });
    expect([status, stdout], stderr).toEqual([0, expect.stringMatching(/^完全一样：\d{2,} 个文件\n$/)]);
  },
);
