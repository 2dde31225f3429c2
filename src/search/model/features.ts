import { memo } from '../../entry/memo.ts';
import { fold } from '../../text/fold.ts';
import { isHan } from '../tokenize.ts';

/**
 * What the classifier sees of a text. The same functions serve training (in the build) and reading a query (in the browser), so
 * that both always see the same features.
 */

/**
 * A unit is one Han character, one letter of another script without spaces, one Latin word, one number or one emoji; null is
 * a break.
 */
export type Unit = string | null;

const unitPattern = /[a-z]+|\d+(?:\.\d+)?|\p{L}|\p{Extended_Pictographic}/gu;
const picture = /\p{Extended_Pictographic}/u;

/** From this many digits on, numbers are order numbers, phone numbers or dates, and their value says nothing. */
const longNumber = 5;

/** A text → its units in order. Punctuation is a break, white space is none: customers put spaces anywhere. */
export function unitsOf(text: string): Unit[] {
  const folded = fold(text);
  const units: Unit[] = [];
  let end = 0;
  for (const { 0: match, index } of folded.matchAll(unitPattern)) {
    if (/\S/.test(folded.slice(end, index))) units.push(null);
    if (picture.test(match)) units.push(null, match, null);
    else units.push(/^\d/.test(match) ? numberUnit(match) : match);
    end = index + match.length;
  }
  return units;
}

/** Whether a feature says nothing where nobody taught what to make of it: customers put emoji behind any question. */
export function isDecoration(feature: string): boolean {
  return picture.test(feature);
}

/**
 * Whether a feature tells much although a single text has it: a version (2.1), an emoji, and letters of other scripts than
 * Chinese and English.
 */
export function isTelling(feature: string): boolean {
  return /\d\.\d|[^\p{Script=Han}\x20-\x7e]/u.test(feature);
}

function numberUnit(written: string): string {
  if (written.replace('.', '').length >= longNumber) return '#';
  return written.replace(/\.0+$/, '');
}

/** Counts of single units, pairs and triples of neighbours. */
export function featuresOf(units: readonly Unit[]): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (feature: string) => counts.set(feature, (counts.get(feature) ?? 0) + 1);
  units.forEach((unit, index) => {
    if (unit === null) return;
    add(unit);
    const second = units[index + 1] ?? null;
    if (second === null) return;
    add(joined(unit, second));
    const third = units[index + 2] ?? null;
    if (third !== null) add(joined(joined(unit, second), third));
  });
  return counts;
}

/** Two Latin words or numbers keep their space; everything else stands side by side. */
function joined(left: string, right: string): string {
  return isAscii(left, left.length - 1) && isAscii(right, 0) ? `${left} ${right}` : left + right;
}

function isAscii(text: string, index: number): boolean {
  return text.charCodeAt(index) < 0x80;
}

/** How a character is read, and which Latin words are pinyin. */
export interface Readings {
  /** The toneless syllable of a Han character, or undefined. */
  syllableOf(character: string): string | undefined;
  /** The syllables of a Latin word, or null if it is no pinyin. */
  split(word: string): string[] | null;
}

/** Units as they sound: Han characters and pinyin become syllables, so that 会圆, huiyuan and 会员 are the same. */
export function soundsOf(units: readonly Unit[], readings: Readings): Unit[] {
  const sounds: Unit[] = [];
  for (const unit of units) {
    if (unit === null) sounds.push(null);
    else sounds.push(...soundsOfUnit(readings)(unit));
  }
  return sounds;
}

/** A unit is read once: a corpus of a million lessons has some thousands of them. */
const soundsOfUnit = memo((readings: Readings) => {
  const known = new Map<string, readonly Unit[]>();
  return (unit: string): readonly Unit[] => {
    const sounds = known.get(unit) ?? readUnit(unit, readings);
    if (known.size < mostKnown) known.set(unit, sounds);
    return sounds;
  };
});

/** More units than characters and words that anybody writes. */
const mostKnown = 50_000;

function readUnit(unit: string, { syllableOf, split }: Readings): Unit[] {
  if (isHan(unit)) return [fuzzy(syllableOf(unit) ?? unit)];
  if (!/^[a-z]+$/.test(unit)) return [unit];
  const syllables = split(unit);
  if (syllables) return syllables.map(fuzzy);
  // A Latin word that is no pinyin may be initials: xcx, hhr.
  return unit.length >= 3 && unit.length <= mostInitials ? [null, ...[...unit].map(toInitial), null] : [unit];
}

const mostInitials = 10;

/** Marks a letter that stands for a syllable. */
function toInitial(letter: string): string {
  return `${letter}'`;
}

/** Counts of pairs and triples of sounds, and of triples of their initials. A single syllable stands for too many words. */
export function soundFeaturesOf(sounds: readonly Unit[]): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (feature: string) => counts.set(feature, (counts.get(feature) ?? 0) + 1);
  sounds.forEach((sound, index) => {
    const second = sounds[index + 1] ?? null;
    if (sound === null || second === null) return;
    const third = sounds[index + 2] ?? null;
    if (third !== null) add(`${sound.charAt(0)}' ${second.charAt(0)}' ${third.charAt(0)}'`);
    if (sound.endsWith("'")) return;
    add(`${sound} ${second}`);
    if (third !== null) add(`${sound} ${second} ${third}`);
  });
  return counts;
}

/** Sounds that many speakers and input methods do not tell apart. */
function fuzzy(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^l/, 'n')
    .replace(/([aei])ng$/, '$1n');
}
