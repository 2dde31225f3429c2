import { decode, encode } from 'cborg';
import { describe, expect, it } from 'vitest';
import { signature } from '../../../../src/search/pagefind/fragment.ts';
import { packChunk, packMeta, pageHashes } from '../../../../src/search/pagefind/pack.ts';
import { patchClient } from '../../../../src/search/pagefind/patch-client.ts';

const body = (packed: Uint8Array) => decode(packed.slice(signature.length));

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
