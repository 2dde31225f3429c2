import { expect, it } from 'vitest';
import { unitsOf } from '../../../src/search/model/features.ts';
import { soundTables } from '../../../src/search/sound-tables.ts';
import { createReader, speltShare } from '../../../src/search/sounds.ts';

const reader = createReader(soundTables());

it.each([
  ['qu shuiyin', 1],
  ['qushuiyin', 1],
  ['huiyuan 咋个 kai', 3 / 5],
  ['怎么去水印', 0],
  // One syllable, or a word that is no pinyin, says nothing.
  ['ai', 0],
  ['ai 视频', 0],
  ['can you help me', 0],
  ['kuaiying chong de vip', 0],
])('%s is pinyin to %d', (query, share) => {
  expect(speltShare(unitsOf(query), reader)).toBeCloseTo(share);
});
