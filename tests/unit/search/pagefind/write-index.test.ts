import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBuiltIndex } from '../../../../src/search/pagefind/node-index.ts';
import { entryFile } from '../../../built/corpora.ts';
import { writeIndexOf } from '../../../built/search-index.ts';

const folder = mkdtempSync(join(tmpdir(), 'kling-qa-index-'));
const [one, other] = [join(folder, 'one'), join(folder, 'other')];
const before = { fetch: globalThis.fetch, environment: { ...process.env } };
/** More words than one chunk holds. */
const words = Array.from({ length: 300 }, (_, index) => `word${index}`);

beforeAll(async () => {
  await writeIndexOf(
    { 'membership/one.md': entryFile(1001, { fields: `aliases: [会员费用, ${words.join(' ')}]\n` }) },
    one,
  );
  await writeIndexOf({ 'invoices/other.md': entryFile(1002, { fields: 'aliases: [会员费用]\n' }) }, other);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a written index', () => {
  it('has a list of its entries and files, with the start of their SHA-256', () => {
    const { entries, files } = JSON.parse(readFileSync(join(one, 'files.json'), 'utf8'));
    const paths = readdirSync(one, { recursive: true, encoding: 'utf8' }).filter((path) => /\.\w+$/.test(path));
    const digests = paths.map((path): [string, string] => [
      path,
      createHash('sha256')
        .update(readFileSync(join(one, path)))
        .digest('hex')
        .slice(0, 12),
    ]);
    expect({ entries, files: { ...files, 'files.json': expect.any(String) } }).toEqual({
      entries: 1,
      files: Object.fromEntries(digests),
    });
  });

  it('is the same, file by file, each time that the corpus is, in whatever order its entries come', async () => {
    const again = join(folder, 'again');
    const files = {
      'membership/a.md': entryFile(1001),
      'invoices/b.md': entryFile(1002, { fields: 'verify: [待核实]\n' }),
    };
    const lists = new Set<string>();
    for (const time of [1, 2, 3, 4]) {
      await writeIndexOf(files, again, { isReversed: time % 2 === 0 });
      lists.add(readFileSync(join(again, 'files.json'), 'utf8'));
    }
    expect(lists.size).toBe(1);
  });

  it('has small chunks, and the environment of our own process is as before', () => {
    expect(readdirSync(join(one, 'index')).length).toBeGreaterThan(1);
    expect(process.env).toEqual(before.environment);
  });

  it('is searched from its own files while another one is open, and leaves the global fetch alone', async () => {
    const engines = [await openBuiltIndex(one), await openBuiltIndex(other)];
    expect(globalThis.fetch).toBe(before.fetch);
    const hits = await Promise.all(engines.map((engine) => engine.search('会员费用')));
    expect(hits.map(({ hits }) => hits.map(({ card }) => card.number))).toEqual([[1001], [1002]]);
  });
});
