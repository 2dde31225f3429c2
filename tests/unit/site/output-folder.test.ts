import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assertOutputFolder } from '../../../src/site/output-folder.ts';
import { frozenContent } from '../../built/corpora.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kling-qa-output-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('a build may empty an empty folder, a built site and dist/', () => {
  for (const files of [[], ['SHA256SUMS', 'version.json', 'index.html']]) {
    for (const name of files) writeFileSync(join(folder, name), '');
    expect(() => assertOutputFolder(folder)).not.toThrow();
  }
  for (const free of [join(folder, 'new'), 'dist']) expect(() => assertOutputFolder(free)).not.toThrow();
});

describe('a build into a folder with something else', { timeout: 60_000 }, () => {
  it.each([[[]], [['--topics']]])('leaves it as it is (%j)', (flags) => {
    writeFileSync(join(folder, 'letter.txt'), 'mine');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['cli/astro.mjs', 'build', '--outDir', folder, ...flags],
      { encoding: 'utf8', env: { ...process.env, CONTENT_DIR: frozenContent } },
    );
    expect(stdout + stderr).toContain('里有别的文件');
    expect(status).not.toBe(0);
    expect(readdirSync(folder)).toEqual(['letter.txt']);
  });
});
