import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decode } from 'cborg';
import { close, createIndex, type IndexFile } from 'pagefind';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signature } from '../../../../src/search/pagefind/fragment.ts';
import { loadClient } from '../../../../src/search/pagefind/node-index.ts';
import { type Index, IndexUnavailable, openIndex } from '../../../../src/search/pagefind/open-index.ts';
import { patchClient } from '../../../../src/search/pagefind/patch-client.ts';
import { entryFile } from '../../../built/corpora.ts';
import { writeIndexOf } from '../../../built/search-index.ts';

/**
 * What we rely on in Pagefind, one sentence a test: read this first when a new version breaks something. We write the tables of
 * words ourselves (src/search/pagefind/text-index.ts), in the form in which Pagefind's indexer writes its own.
 */

describe('Pagefind’s indexer', () => {
  let files: IndexFile[];
  let errors: string[];
  beforeAll(async () => {
    const { index } = await createIndex({ forceLanguage: 'unknown' });
    const results = await Promise.all(
      [
        '<i data-pagefind-filter="topic:a"></i><p>running runs 会员费用 ꀀ退 2.5</p>',
        '<p>退款 runs</p>',
        '<p></p>',
      ].map((html, page) =>
        index?.addHTMLFile({ url: `/${page}/`, content: `<html><body data-pagefind-body>${html}</body></html>` }),
      ),
    );
    errors = results.flatMap((result) => result?.errors ?? ['Pagefind did not start']);
    files = (await index?.getFiles())?.files ?? [];
    await close();
  });

  const named = (pattern: RegExp) => files.filter(({ path }) => pattern.test(path));
  const contents = (pattern: RegExp) => named(pattern).map(({ content }) => gunzipSync(content));
  const tables = (pattern: RegExp) => contents(pattern).map((content) => decode(content.subarray(signature.length)));

  it('takes pages of HTML that we make, without an error', () => {
    expect(errors).toEqual([]);
  });

  it('names its files by their kind, and by the language that it was told', () => {
    expect(named(/^pagefind\.unknown_\w+\.pf_meta$/)).toHaveLength(1);
    expect(named(/^index\/unknown_\w+\.pf_index$/)).toHaveLength(1);
    expect(named(/^filter\/unknown_\w+\.pf_filter$/)).toHaveLength(1);
    expect(named(/^fragment\/unknown_\w+\.pf_fragment$/)).toHaveLength(2);
    expect(named(/^(pagefind\.js|pagefind-entry\.json|wasm\.unknown\.pagefind)$/)).toHaveLength(3);
  });

  it('writes gzip, and in it a signature', () => {
    const packed = contents(/\.(pf_\w+|pagefind)$/);
    expect(packed).toHaveLength(6);
    for (const content of packed) expect(content.toString('latin1', 0, signature.length)).toBe(signature);
  });

  it('neither segments nor stems a language that it does not know', () => {
    const [[words]] = tables(/\.pf_index$/) as [[[word: string, ...unknown[]][]]];
    expect(words.map(([word]) => word)).toEqual(['25', 'running', 'runs', '会员费用', '退款', 'ꀀ退']);
  });

  it('drops the point of 2.5', () => {
    const [[words]] = tables(/\.pf_index$/) as [[[word: string, ...unknown[]][]]];
    expect(words.map(([word]) => word)).toContain('25');
    expect(words.map(([word]) => word)).not.toContain('2.5');
  });

  it('keeps for each word the pages as differences, each with its locations', () => {
    const [[words]] = tables(/\.pf_index$/) as [[unknown[][]]];
    const [, runs] = words.map(([, pages]) => pages).slice(1) as [
      page: number,
      locations: number[],
      meta: number[],
    ][][];
    expect(runs?.map(([page]) => page)).toEqual([0, 1]);
    for (const [, locations, meta] of runs ?? [])
      expect([locations, meta]).toEqual([[expect.any(Number), expect.any(Number)], []]);
  });

  it('lists pages by the hash of their fragment, and chunks by their first and last word', () => {
    const [meta] = tables(/\.pf_meta$/) as [[string, unknown[], unknown[], unknown[], unknown[], unknown[]]];
    const hashes = named(/\.pf_fragment$/).map(({ path }) => /unknown_\w+/.exec(path)?.[0]);
    const [chunk] = named(/\.pf_index$/).map(({ path }) => /unknown_\w+/.exec(path)?.[0]);
    const [filter] = named(/\.pf_filter$/).map(({ path }) => /unknown_\w+/.exec(path)?.[0]);
    expect(meta).toEqual([
      expect.stringMatching(/^\d+\.\d+\.\d+$/),
      expect.arrayContaining(hashes.map((hash) => [hash, expect.any(Number)])),
      [['25', 'ꀀ退', chunk]],
      [['topic', filter]],
      [],
      [],
    ]);
  });

  it('names its table in pagefind-entry.json alone', () => {
    const hash = named(/\.pf_meta$/)[0]?.path.replace(/^pagefind\.|\.pf_meta$/g, '') ?? '';
    const naming = files.filter(({ path, content }) => !/\.pf_/.test(path) && Buffer.from(content).includes(hash));
    expect(naming.map(({ path }) => path)).toEqual(['pagefind-entry.json']);
  });

  it('has a client that each of our patches fits', () => {
    const source = Buffer.from(named(/^pagefind\.js$/)[0]?.content ?? []).toString();
    expect(patchClient(source)).toContain('var detectLanguage=()=>"unknown";');
  });
});

describe('Pagefind’s client, on an index as we ship it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kling-qa-contract-'));
  const body = ':::话术\n您好，退款请联系客服。\n:::';
  /** More words than one chunk holds, some in UTF-16 not where they are in UTF-8. */
  const words = Array.from({ length: 300 }, (_, index) => `word${index}`).concat('\ufa0e社', '𠮷野');
  const files = {
    'membership/cancel.md': entryFile(1001, { fields: 'aliases: [API 退订, 能退吗]\n', body }),
    'membership/cost.md': entryFile(1002, { fields: 'aliases: [会员费用, apikey 在哪]\nverify: [费用待核实]\n' }),
    'invoices/rate.md': entryFile(1003, { fields: 'aliases: [发票税率, 会员发票]\n' }),
    'invoices/many.md': entryFile(1004, { fields: `aliases: [${words.join(' ')}]\n` }),
  };
  let asked: string[];
  const refused = new Set<string>();
  const fetchFile = async (url: string) => {
    const path = join(folder, new URL(url).pathname);
    asked.push(path.slice(folder.length + 1));
    const isThere = existsSync(path) && !refused.has(path.slice(folder.length + 1));
    return isThere ? new Response(readFileSync(path)) : new Response(null, { status: 404 });
  };
  const open = (): Promise<Index> => {
    asked = [];
    const base = 'http://contract.localhost/';
    return openIndex({ base, load: () => loadClient(folder, fetchFile), fetch: fetchFile });
  };
  beforeAll(() => writeIndexOf(files, folder));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const found = async (index: Index, token: string) =>
    Object.fromEntries((await index.postings(token)).map(({ name, locations }) => [name, locations]));

  it('reads files that are not compressed', async () => {
    for (const name of readdirSync(folder).filter((each) => /\.(pf_meta|pagefind)$/.test(each)))
      expect(readFileSync(join(folder, name), 'latin1').slice(0, signature.length)).toBe(signature);
    expect(Object.keys(await found(await open(), '会员'))).not.toEqual([]);
  });

  it('finds a token where it stands exactly, by entry number and with the locations that we stored', async () => {
    expect(await found(await open(), '会员')).toEqual({ '1002': [1], '1003': [2] });
    expect(await found(await open(), '退款')).toEqual({ '1001': [200] });
  });

  it('finds every word, in whatever chunk it stands', async () => {
    expect(readdirSync(join(folder, 'index')).length).toBeGreaterThan(2);
    const index = await open();
    for (const word of words) expect(Object.keys(await found(index, word)), word).toEqual(['1004']);
  });

  it('finds a Latin word by its beginning too', async () => {
    expect(await found(await open(), 'api')).toEqual({ '1001': [1], '1002': [2] });
    expect(await found(await open(), 'apik')).toEqual({ '1002': [2] });
  });

  it('finds nothing for a word that no entry has', async () => {
    expect(await found(await open(), '水印')).toEqual({});
  });

  it('loads what every search needs when a text is asked for, then the chunk of the word, each once, and no fragment', async () => {
    const index = await open();
    expect(asked).toEqual(['model.json']);
    const kinds = () => asked.map((file) => file.replace(/unknown_\w+/, '*')).sort();
    await found(index, '会员');
    await found(index, '会员');
    const always = ['model.json', 'pagefind-entry.json', 'pagefind.*.pf_meta', 'wasm.unknown.pagefind'];
    expect(kinds()).toEqual([...always, 'index/*.pf_index'].sort());
  });

  it('has the card of an entry as its fragment, and null where a deploy took it away', async () => {
    const index = await open();
    expect(await index.card('1002')).toMatchObject({ number: 1002, aliases: ['会员费用', 'apikey 在哪'] });
    expect(await index.card('9999')).toBeNull();
  });

  it.each([/^index\//, /^model\.json/])('says that the index is unavailable when %s answers 404', async (missing) => {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => missing.test(name));
    for (const name of names) refused.add(name);
    try {
      expect(names).not.toEqual([]);
      await expect(open().then((index) => index.postings('会员'))).rejects.toBeInstanceOf(IndexUnavailable);
    } finally {
      refused.clear();
    }
  });
});
