import OpenCC from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import type { SoundTables } from './sounds.ts';
import { isHan } from './tokenize.ts';

let known: SoundTables | undefined;

/** The tables of all common characters, from pinyin-pro and OpenCC; only a build makes them. */
export function soundTables(): SoundTables {
  known ??= { syllables: syllableTable(), ...traditionalCharacters() };
  return known;
}

/** Every common character under its usual reading. */
function syllableTable(): Record<string, string> {
  const table = new Map<string, string>();
  for (const character of commonCharacters()) {
    const syllable = (pinyin(character, { toneType: 'none', type: 'array', v: true })[0] ?? '').replace('ü', 'v');
    if (/^[a-z]+$/.test(syllable)) table.set(syllable, (table.get(syllable) ?? '') + character);
  }
  return Object.fromEntries([...table].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The 6,763 characters of GB 2312, in its own order. */
function commonCharacters(): string[] {
  const decoder = new TextDecoder('gbk');
  const rows = Array.from({ length: 0xf7 - 0xb0 + 1 }, (_, index) => 0xb0 + index);
  const cells = Array.from({ length: 0xfe - 0xa1 + 1 }, (_, index) => 0xa1 + index);
  return rows
    .flatMap((row) => cells.map((cell) => decoder.decode(Uint8Array.of(row, cell))))
    .filter((character) => isHan(character));
}

function traditionalCharacters(): Pick<SoundTables, 'traditional' | 'simplified'> {
  const convert = OpenCC.Converter({ from: 't', to: 'cn' });
  const usual = new Set(commonCharacters());
  const pairs = Array.from({ length: 0x9fa5 - 0x4e00 + 1 }, (_, index) => String.fromCharCode(0x4e00 + index))
    .map((character) => [character, convert(character)] as const)
    .filter(
      ([character, simple]) =>
        simple !== character && simple.length === 1 && usual.has(simple) && !usual.has(character),
    );
  return {
    traditional: pairs.map(([character]) => character).join(''),
    simplified: pairs.map(([, simple]) => simple).join(''),
  };
}
