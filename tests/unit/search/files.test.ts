import { decode, encode } from 'cborg';
import { describe, expect, it } from 'vitest';
import { parseJudged, summarize } from '../../../src/search/evaluate.ts';
import { packChunk, packMeta, pageHashes } from '../../../src/search/pagefind/pack.ts';
import { patchClient } from '../../../src/search/pagefind/patch-client.ts';

const body = (packed: Uint8Array) => decode(packed.slice('pagefind_dcd'.length));

describe('Pagefind’s files', () => {
  const meta = encode([
    '1.5.2',
    [
      ['unknown_a', 12],
      ['unknown_b', 7],
    ],
    [['a', 'b', 'c']],
    [],
    [],
    [],
  ]);

  it('name pages by their entries', () => {
    expect(pageHashes(meta)).toEqual(['unknown_a', 'unknown_b']);
    expect(body(packMeta(meta, ['1001', '1002'], new Map([['c', 'd']])))).toEqual([
      '1.5.2',
      [
        ['1001', 1],
        ['1002', 1],
      ],
      [['a', 'b', 'd']],
      [],
      [],
      [],
    ]);
  });

  it('say in which text of an entry a word stands, and drop pages without it', () => {
    const chunk = encode([
      [
        [
          '水印',
          [
            [0, [5], []],
            [1, [-3, 9], []],
            [2, [1], []],
          ],
          [],
        ],
      ],
    ]);
    const locate = (_word: string, page: number) => [[2, 0], [], [], [200]][page] ?? [];
    expect(body(packChunk(chunk, locate))).toEqual([
      [
        [
          '水印',
          [
            [0, [0, 2], []],
            [3, [200], []],
          ],
          [],
        ],
      ],
    ]);
  });

  it('do not include a client that our patches no longer fit', () => {
    expect(() => patchClient('another version')).toThrow('patch no longer fits');
  });
});

describe('evaluation', () => {
  it('counts as search/README.md says', () => {
    const rows = parseJudged(
      '{"q":"a","kind":"keyword","relevant":[1]}\n{"q":"b","kind":"keyword","relevant":[2]}\n{"q":"c","kind":"negative","relevant":[]}\n',
    );
    const report = summarize([
      { ...rows[0], found: [1, 2], confident: true },
      { ...rows[1], found: [1, 2], confident: false },
      { ...rows[2], found: [1], confident: false },
    ] as Parameters<typeof summarize>[0]);
    expect(report).toMatchObject({ n: 2, hit1: 0.5, hit3: 1, mrr: 0.75, zero: 0, rejected: 1 });
    expect(report.perKind).toMatchObject({ keyword: { n: 2, unsure: 0.5 }, negative: { n: 1 } });
  });

  it('says which line is no judged query', () => {
    expect(() => parseJudged('{"q":"a"}')).toThrow('第 1 行');
  });
});
