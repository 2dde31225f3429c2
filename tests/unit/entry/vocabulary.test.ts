import { describe, expect, it } from 'vitest';
import { decodeFile } from '../../../src/markdown/content-file.ts';
import { parseCorpus } from '../../../src/markdown/corpus.ts';
import { siteFiles } from '../changes/repository.ts';

function read(text: string | Uint8Array) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const others = Object.entries(siteFiles).map(([file, rows]) => ({ path: `content/${file}`, text: rows ?? '' }));
  return parseCorpus([...others, decodeFile('content/gaps.yml', bytes)]);
}

const places = (text: string) => read(text).problems.map(({ rule, line, column }) => `${rule} ${line}:${column}`);

describe('gaps', () => {
  it('are part of the corpus', () => {
    const { vocabulary, problems } = read('- { about: 支付方式 }');
    expect(problems).toEqual([]);
    expect(vocabulary.gaps).toEqual([{ about: '支付方式' }]);
  });

  it.each([
    ['a misspelt field', '- { about: 支付方式, word: [花呗] }', '1:18'],
    ['no list', '支付方式: 花呗', '1:1'],
    ['broken YAML', '- { about: 支付方式', '1:16'],
  ])('with %s are reported at its place', (_name, text, place) => {
    expect(places(text)).toContain(`gaps ${place}`);
  });

  it('may be absent, or an empty file', () => {
    expect(read('')).toMatchObject({ vocabulary: { gaps: [] }, problems: [] });
  });

  it('that are no text are reported, instead of being left out in silence', () => {
    const { problems } = read(Uint8Array.of(0xc4, 0xe3, 0xba, 0xc3));
    expect(problems).toMatchObject([{ path: 'content/gaps.yml', rule: 'encoding' }]);
  });
});
