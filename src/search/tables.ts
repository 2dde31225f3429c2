import OpenCC from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import type { Topics } from '../entry/site-data.ts';
import type { Gap, SynonymGroup } from '../entry/vocabulary.ts';
import { fold } from '../text/fold.ts';
import type { SearchDocument } from './indexed-entry.ts';
import { isHan } from './tokenize.ts';

/** Loaded when search opens. */
export interface FirstTables {
  /** How many entries there are, for the weight of a token. */
  entries: number;
  topics: Record<string, string>;
  /** Tokens that stand in so many entries that asking for them costs more than they tell, with their counts. */
  common: Record<string, number>;
  /** Words of topics that the corpus is known not to answer. */
  gaps: string[];
}

/** Loaded only when the first try is weak: what a query could have meant. */
export interface LateTables {
  /** All pairs of questions and aliases, one after the other. */
  pairs: string;
  /** Latin words of questions and aliases. */
  words: string[];
  /** Toneless syllable → characters. */
  syllables: Record<string, string>;
  /** Traditional characters, and their simplified forms in the same order. */
  traditional: string;
  simplified: string;
  /** What customers say → what entries call it. */
  synonyms: [say: string, mean: string[]][];
}

/** A token is common if it stands in more than this share of the entries, and in more than this many. */
const commonFrom = { share: 0.06, entries: 400 };

export function firstTables(documents: readonly SearchDocument[], topics: Topics, gaps: readonly Gap[]): FirstTables {
  const counts = new Map<string, number>();
  for (const { tokens } of documents)
    for (const token of tokens.keys()) counts.set(token, (counts.get(token) ?? 0) + 1);
  const least = Math.max(commonFrom.entries, documents.length * commonFrom.share);
  return {
    entries: documents.length,
    topics: Object.fromEntries(Object.entries(topics).map(([id, { label }]) => [id, label])),
    gaps: gaps.flatMap(({ words }) => words.map(fold)),
    common: Object.fromEntries([...counts].filter(([, count]) => count > least)),
  };
}

export function lateTables(documents: readonly SearchDocument[], synonyms: readonly SynonymGroup[]): LateTables {
  const phrases = documents.flatMap(({ card }) => [card.title, ...card.aliases]);
  const asked = new Set<string>();
  for (const { tokens } of documents)
    for (const [token, locations] of tokens) if (locations.some((location) => location < 100)) asked.add(token);
  const pairs = [...asked].filter((token) => isHan(token) && [...token].length === 2).sort();
  const { traditional, simplified } = traditionalCharacters();
  return {
    pairs: pairs.join(''),
    words: [...asked].filter((token) => !isHan(token)).sort(),
    syllables: syllableTable(phrases),
    traditional,
    simplified,
    synonyms: synonyms.flatMap(({ say, mean }) => say.map((word): [string, string[]] => [fold(word), mean.map(fold)])),
  };
}

/** Every common character under its usual reading, and the characters of our phrases also under the one they have there. */
function syllableTable(phrases: readonly string[]): Record<string, string> {
  const table = new Map<string, Set<string>>();
  const add = (character: string, syllable: string) => {
    if (!/^[a-zü]+$/.test(syllable)) return;
    const key = syllable.replace('ü', 'v');
    table.set(key, (table.get(key) ?? new Set()).add(character));
  };
  for (const character of commonCharacters()) add(character, read(character)[0] ?? '');
  for (const phrase of phrases) {
    for (const run of fold(phrase).match(/\p{Script=Han}+/gu) ?? []) {
      const syllables = read(run);
      for (const [index, character] of [...run].entries()) add(character, syllables[index] ?? '');
    }
  }
  return Object.fromEntries(
    [...table].sort().map(([syllable, characters]) => [syllable, [...characters].sort().join('')]),
  );
}

function read(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true });
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

function traditionalCharacters(): { traditional: string; simplified: string } {
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
