import { describe, expect, it } from 'vitest';
import { featuresOf, soundFeaturesOf, soundsOf, unitsOf } from '../../../../src/search/model/features.ts';
import { soundTables } from '../../../../src/search/sound-tables.ts';
import { createReader } from '../../../../src/search/sounds.ts';

const reader = createReader(soundTables());
const sounds = (text: string) => [...soundFeaturesOf(soundsOf(unitsOf(reader.simplify(text)), reader)).keys()];

describe('units of a text', () => {
  it.each([
    ['Han characters and Latin words', '会员VIP', ['会', '员', 'vip']],
    ['punctuation breaks, blanks do not', '会 员，吗', ['会', '员', null, '吗']],
    ['versions and prices as they are, without useless zeros', 'V1.6 要 66.00', ['v', '1.6', '要', '66']],
    ['long numbers, whichever', '13800000000', ['#']],
    ['scripts without case, letter by letter', '워터마크', ['워', '터', '마', '크']],
    ['an emoji stands alone', '活动🎁吗', ['活', '动', null, '🎁', null, '吗']],
    ['kana and Cyrillic', 'ロゴ знак', ['ロ', 'ゴ', 'з', 'н', 'а', 'к']],
  ])('%s', (_name, text, units) => {
    expect(unitsOf(text)).toEqual(units);
  });
});

describe('features', () => {
  it('are single units, pairs and triples, and never cross a break', () => {
    expect([...featuresOf(unitsOf('去水印，吗')).keys()]).toEqual(['去', '去水', '去水印', '水', '水印', '印', '吗']);
  });

  it('keep two Latin words apart', () => {
    expect([...featuresOf(unitsOf('api key')).keys()]).toEqual(['api', 'api key', 'key']);
  });
});

describe('sounds', () => {
  it('are the same for a word, a homophone and its pinyin', () => {
    expect(sounds('会圆')).toEqual(sounds('会员'));
    expect(sounds('huiyuan')).toEqual(sounds('会员'));
    expect(sounds('hui yuan')).toEqual(sounds('会员'));
  });

  it('are the same for what many do not tell apart', () => {
    expect(sounds('灵感')).toEqual(sounds('宁感'));
  });

  it('have the initials of three syllables, which a word that is no pinyin may be', () => {
    expect(sounds('小程序')).toContain("x' c' x'");
    expect(sounds('xcx')).toEqual(["x' c' x'"]);
  });

  it('read traditional characters as simplified ones', () => {
    expect(sounds('會員')).toEqual(sounds('会员'));
  });
});
