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

/**
 * How much of a query is spelt in pinyin: syllables that stand in Latin words, of all syllables, 0 to 1. Nothing of it if a Latin
 * word is no pinyin, because short English words look like pinyin by chance, or if there is one syllable alone.
 */
export function speltShare(units: readonly Unit[], { split }: Pick<Reader, 'split'>): number {
  const words = units.filter((unit): unit is string => unit !== null);
  const [spelt, others] = [words.filter(isLatin), words.filter((word) => !isLatin(word))];
  const syllables = spelt.map(split);
  if (syllables.includes(null) || syllables.flat().length < 2) return 0;
  return syllables.flat().length / (syllables.flat().length + others.length);
}

function isLatin(word: string): boolean {
  return /^[a-z]+$/.test(word);
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
