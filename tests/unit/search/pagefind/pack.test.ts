import { decode, encode } from 'cborg';
import { describe, expect, it } from 'vitest';
import { signature } from '../../../../src/search/pagefind/fragment.ts';
import { packChunk, packMeta } from '../../../../src/search/pagefind/pack.ts';
import { patchClient } from '../../../../src/search/pagefind/patch-client.ts';

const body = (packed: Uint8Array) => decode(packed.slice(signature.length));

describe('Pagefind’s files', () => {
  it('name pages by their entries, and are of the version of the client', () => {
    const made = encode(['1.5.2', [['unknown_a', 12]], [['word', 'word', 'c']], [], [], []]);
    expect(body(packMeta(made, ['1001', '1002'], [['a', 'b', 'd']]))).toEqual([
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

  it('say in which texts of an entry a word stands, pages and places as distances', () => {
    const pages = [
      [2, [0, 2, 200]],
      [5, [1]],
    ] as const;
    expect(body(packChunk([{ word: '水印', pages }]))).toEqual([
      [
        [
          '水印',
          [
            [2, [0, 2, 198], []],
            [3, [1], []],
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
