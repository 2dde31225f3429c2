import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handIn } from '../../../src/write/handed-in.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kling-qa-apply-'));
  // What customers said takes long to check, and nothing here changes it.
  cpSync('tests/corpus', join(folder, 'content'), {
    recursive: true,
    filter: (path) => !/\/(said|gaps\.yml)/.test(path),
  });
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = 'content/invoices/tax-rate.md';
const file = () => join(folder, path);

function apply(text: string) {
  const name = join(folder, 'handed-in.json');
  writeFileSync(name, text);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['cli/apply.ts', name], {
    encoding: 'utf8',
    env: { ...process.env, CONTENT_DIR: join(folder, 'content') },
  });
  return { status, printed: stdout + stderr };
}

const before = readFileSync('tests/corpus/invoices/tax-rate.md', 'utf8');
const handedIn = (text: string) => JSON.stringify(handIn([{ path, text }], [{ path, text: before }]));

describe('npm run apply', { timeout: 60_000 }, () => {
  it('writes what was handed in', () => {
    const text = before.replace('aliases:\n', 'aliases:\n  - 开专票时税务上算多少\n');
    expect(text).not.toBe(before);
    expect(apply(handedIn(text))).toMatchObject({ status: 0, printed: expect.stringContaining(`写好 ${path}`) });
    expect(readFileSync(file(), 'utf8')).toBe(text);
  });

  it('writes pictures with the entry that shows them, and never over another picture', { tags: 'thorough' }, () => {
    const base64 = Buffer.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10).toString('base64');
    const text = before.replace('\n:::\n', '\n\n![「去开票」按钮](1029-1.png)\n:::\n');
    const picture = { path: 'content/invoices/1029-1.png', base64 };
    const handedIn = JSON.stringify(handIn([{ path, text }], [{ path, text: before }], [picture]));
    expect(apply(handedIn)).toMatchObject({ status: 0, printed: expect.stringContaining(`写好 ${picture.path}`) });
    expect(readFileSync(join(folder, picture.path), 'base64')).toBe(base64);
    writeFileSync(join(folder, picture.path), 'another');
    expect(apply(handedIn)).toMatchObject({ status: 1, printed: expect.stringContaining('后来又改过') });
  });

  it('writes nothing that the gate refuses, and says why', () => {
    const { status, printed } = apply(handedIn(`${before}\n没有标记的字\n`));
    expect(status).toBe(1);
    expect(printed).toContain('text-in-block');
    expect(readFileSync(file(), 'utf8')).toBe(before);
  });

  it('writes nothing over what others changed meanwhile, and nothing that is no such file', {
    tags: 'thorough',
  }, () => {
    writeFileSync(file(), `${before}\n`);
    expect(apply(handedIn(`${before}\n\n`))).toMatchObject({
      status: 1,
      printed: expect.stringContaining('后来又改过'),
    });
    expect(apply('{}')).toMatchObject({ status: 2, printed: expect.stringContaining('不是写条目的页面交来的文件') });
    expect(apply('hello').status).toBe(2);
  });
});
