import { describe, expect, it } from 'vitest';
import { decodeFile } from '../../../src/markdown/content-file.ts';
import { parseCorpus } from '../../../src/markdown/corpus.ts';
import { siteFiles } from '../changes/repository.ts';

function read(name: 'synonyms' | 'gaps', text: string | Uint8Array) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const others = Object.entries(siteFiles).map(([file, rows]) => ({ path: `content/${file}`, text: rows ?? '' }));
  return parseCorpus([...others, decodeFile(`content/${name}.yml`, bytes)]);
}

const places = (name: 'synonyms' | 'gaps', text: string) =>
  read(name, text).problems.map(({ rule, line, column }) => `${rule} ${line}:${column}`);

describe('synonyms', () => {
  it('are part of the corpus', () => {
    const { vocabulary, problems } = read('synonyms', '- { say: [积分, 点数], mean: [灵感值] }');
    expect(problems).toEqual([]);
    expect(vocabulary.synonyms).toEqual([{ say: ['积分', '点数'], mean: ['灵感值'] }]);
  });

  it.each([
    ['a loop', '- { say: [灵感值], mean: [余额] }\n- { say: [点数], mean: [灵感值] }', '1:11'],
    ['a word said twice', '- { say: [积分], mean: [余额] }\n- { say: [积分], mean: [灵感值] }', '2:11'],
    ['a word said twice in other letters', '- { say: [Logo, ＬＯＧＯ], mean: [水印] }', '1:17'],
    ['a misspelt field', '- { says: [积分], mean: [余额] }', '1:5'],
    ['no list', '积分: 灵感值', '1:1'],
    ['broken YAML', '- { say: [积分', '1:13'],
  ])('with %s are reported at its place', (_name, text, place) => {
    expect(places('synonyms', text)).toContain(`synonyms ${place}`);
  });

  it('may be absent, or an empty file', () => {
    expect(read('synonyms', '')).toMatchObject({ vocabulary: { synonyms: [] }, problems: [] });
  });

  it('that are no text are reported, instead of being left out in silence', () => {
    const { problems } = read('synonyms', Uint8Array.of(0xc4, 0xe3, 0xba, 0xc3));
    expect(problems).toMatchObject([{ path: 'content/synonyms.yml', rule: 'encoding' }]);
  });
});

describe('gaps', () => {
  it('are part of the corpus', () => {
    const { vocabulary } = read('gaps', '- { about: 支付方式 }');
    expect(vocabulary.gaps).toEqual([{ about: '支付方式' }]);
  });

  it('with a misspelt field are reported at its place', () => {
    expect(places('gaps', '- { about: 支付方式, word: [花呗] }')).toContain('gaps 1:18');
  });
});
