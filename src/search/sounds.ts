import type { Unit } from './model/features.ts';
import type { Reader } from './model/teach.ts';

/** How characters are pronounced, and written in traditional script. Loaded only when the written query is not enough. */
export interface SoundTables {
  /** Toneless syllable → characters. */
  syllables: Record<string, string>;
  /** Traditional characters, and their simplified forms in the same order. */
  traditional: string;
  simplified: string;
}

export function createReader({ syllables, traditional, simplified }: SoundTables): Reader {
  const simple = new Map([...traditional].map((character, index) => [character, [...simplified][index] ?? character]));
  const written = new RegExp(`[${traditional}]`, 'gu');
  const reading = new Map<string, string>();
  for (const [syllable, characters] of Object.entries(syllables))
    for (const character of characters) reading.set(character, syllable);
  const known = new Set(Object.keys(syllables));
  return {
    simplify: (text) => text.replace(written, (character) => simple.get(character) ?? character),
    syllableOf: (character) => reading.get(character),
    split: (word) => splitSyllables(word, known),
  };
}

/** Whether a query of Latin words is pinyin: two syllables or more, in one word or several. */
export function isPinyin(units: readonly Unit[], { split }: Pick<Reader, 'split'>): boolean {
  const words = units.filter((unit): unit is string => unit !== null);
  const syllables = words.map((word) => (/^[a-z]+$/.test(word) ? split(word) : null));
  return syllables.every((parts) => parts !== null) && syllables.flat().length > 1;
}

/** Cuts a word into whole syllables, longest first; null if it is no pinyin. `lü` is typed `lv`. */
function splitSyllables(
  word: string,
  syllables: ReadonlySet<string>,
  // Rests that led nowhere: without them 「xianxianxian…q」 is cut in every way there is.
  hopeless = new Set<string>(),
): string[] | null {
  if (word === '') return [];
  if (hopeless.has(word)) return null;
  for (let length = Math.min(6, word.length); length > 0; length--) {
    const syllable = word.slice(0, length);
    if (!syllables.has(syllable)) continue;
    const rest = splitSyllables(word.slice(length), syllables, hopeless);
    if (rest) return [syllable, ...rest];
  }
  hopeless.add(word);
  return null;
}
