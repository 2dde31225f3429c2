import { fold } from '../text/fold.ts';
import { type Concept, meantConcepts } from './concepts.ts';
import type { LateTables } from './tables.ts';
import { isHan, pairsAndWords, type Token } from './tokenize.ts';
import { weights } from './weights.ts';

/** Reads a query that the index knows too little of: other words, wrong characters, pinyin, traditional characters. */
export interface Reader {
  /** Traditional characters as simplified ones. */
  simplify(query: string): string;
  /** What parts of the query could mean. */
  meanings(query: string): Concept[];
}

export function createReader(tables: LateTables): Reader {
  const simple = new Map(
    [...tables.traditional].map((character, index) => [character, tables.simplified[index] ?? character]),
  );
  const pairs = tables.pairs.match(/../gsu) ?? [];
  const known = new Set([...pairs, ...tables.words]);
  const readings = readingsByCharacter(tables.syllables);
  const bySound = groupPairs(pairs, readings, (syllable) => syllable);
  const byFuzzySound = groupPairs(pairs, readings, fuzzy);
  const byInitials = groupPairs(pairs, readings, (syllable) => syllable.charAt(0));
  const synonyms = [...tables.synonyms].sort(([a], [b]) => b.length - a.length);
  const syllables = new Set(Object.keys(tables.syllables));

  return {
    simplify: (query) => query.replace(/\p{Script=Han}/gu, (character) => simple.get(character) ?? character),
    meanings: (query) => {
      const text = fold(query);
      return [...fromSynonyms(text), ...fromSound(text), ...fromPinyin(text)];
    },
  };

  /** The longest words that customers say, from left to right, each part of the query once. */
  function fromSynonyms(query: string): Concept[] {
    let rest = query;
    return synonyms.flatMap(([say, mean]) => {
      if (!contains(rest, say)) return [];
      rest = rest.replaceAll(say, ' '.repeat(say.length));
      return meantConcepts(say, mean, 'synonym', weights.synonym);
    });
  }

  /** Pairs that no question has, but that sound like one that does: 会圆 → 会员. */
  function fromSound(query: string): Concept[] {
    const pairs = pairsAndWords(query);
    // Between two words that are right, as in 会员|通用, a pair is only where they meet.
    const isSeam = ({ start, end }: Token) =>
      pairs.some((pair) => known.has(pair.text) && pair.end === start + 1) &&
      pairs.some((pair) => known.has(pair.text) && pair.start === end - 1);
    return pairs
      .filter((pair) => isHan(pair.text) && !known.has(pair.text) && !isSeam(pair))
      .flatMap(({ text }): Concept[] => {
        const same = soundsOf(text, readings).flatMap((sound) => bySound.get(sound) ?? []);
        const near = soundsOf(text, readings, fuzzy).flatMap((sound) => byFuzzySound.get(sound) ?? []);
        const alternatives = [
          ...same.map((token) => ({ token, factor: weights.homophone })),
          ...near.filter((token) => !same.includes(token)).map((token) => ({ token, factor: weights.fuzzyHomophone })),
        ];
        return alternatives.length > 0 ? [{ said: text, source: 'homophone', weight: 1, alternatives }] : [];
      });
  }

  /** Latin that is no word of ours, read as pinyin (whole syllables, or initials): qushuiyin, qsy → 去水, 水印. */
  function fromPinyin(query: string): Concept[] {
    const typed = (query.match(/[a-z]+(?:[\s']+[a-z]+)*/g) ?? [])
      .map((run) => run.split(/[\s']+/).filter((word) => !known.has(word)))
      .filter((words) => words.length > 0);
    return typed.flatMap((words) => {
      const whole = words.map((word) => splitSyllables(word, syllables));
      if (whole.every((parts) => parts !== null)) return fromSyllables(words.join(' '), whole.flat() as string[]);
      return words.flatMap((word, index) =>
        whole[index] ? fromSyllables(word, whole[index] ?? []) : fromInitials(word),
      );
    });
  }

  function fromSyllables(said: string, sounds: readonly string[]): Concept[] {
    if (sounds.length === 1) return fromInitials(said);
    return sounds.slice(1).flatMap((sound, index): Concept[] => {
      const alternatives = (bySound.get(`${sounds[index]} ${sound}`) ?? []).map((token) => ({
        token,
        factor: weights.pinyin,
      }));
      return alternatives.length > 0 ? [{ said, source: 'pinyin', weight: 1, alternatives }] : [];
    });
  }

  /** Initials say little, so only pairs that chain through the whole word count. */
  function fromInitials(said: string): Concept[] {
    const letters = [...said];
    if (letters.length < 2 || letters.length > 12) return [];
    const steps = letters.slice(1).map((letter, index) => byInitials.get(`${letters[index]} ${letter}`) ?? []);
    const forward = steps.map((step) => step);
    for (let index = 1; index < steps.length; index++) {
      const ends = new Set(forward[index - 1]?.map((pair) => pair.slice(1)));
      forward[index] = (steps[index] ?? []).filter((pair) => ends.has(pair.charAt(0)));
    }
    for (let index = steps.length - 2; index >= 0; index--) {
      const starts = new Set(forward[index + 1]?.map((pair) => pair.charAt(0)));
      forward[index] = (forward[index] ?? []).filter((pair) => starts.has(pair.slice(1)));
    }
    return forward.flatMap((step): Concept[] =>
      step.length > 0
        ? [
            {
              said,
              source: 'pinyin',
              weight: 1,
              alternatives: step.map((token) => ({ token, factor: weights.initials })),
            },
          ]
        : [],
    );
  }
}

/** Whether a folded text has a word: one of Latin letters has to stand alone, Han may stand anywhere. */
export function contains(text: string, word: string): boolean {
  if (!/^[a-z0-9 ]+$/.test(word)) return text.includes(word);
  return new RegExp(`(?<![a-z0-9])${word}(?![a-z0-9])`).test(text);
}

/** Sounds that many speakers and input methods do not tell apart. */
function fuzzy(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^l/, 'n')
    .replace(/([aei])ng$/, '$1n');
}

function readingsByCharacter(syllables: Record<string, string>): Map<string, string[]> {
  const readings = new Map<string, string[]>();
  for (const [syllable, characters] of Object.entries(syllables))
    for (const character of characters) readings.set(character, [...(readings.get(character) ?? []), syllable]);
  return readings;
}

type Sound = (syllable: string) => string;

/** `会员` → `hui yuan`; several where a character has several readings. */
function soundsOf(
  pair: string,
  readings: ReadonlyMap<string, string[]>,
  sound: Sound = (syllable) => syllable,
): string[] {
  const [first = '', second = ''] = pair;
  const seconds = readings.get(second) ?? [];
  return (readings.get(first) ?? []).flatMap((a) => seconds.map((b) => `${sound(a)} ${sound(b)}`));
}

function groupPairs(
  pairs: readonly string[],
  readings: ReadonlyMap<string, string[]>,
  sound: Sound,
): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const pair of pairs)
    for (const key of new Set(soundsOf(pair, readings, sound))) {
      const group = groups.get(key);
      if (group) group.push(pair);
      else groups.set(key, [pair]);
    }
  return groups;
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
