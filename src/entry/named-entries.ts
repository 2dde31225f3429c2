/** Numbers of entries in running text: 「1059 说可灵已有独立 App」. Doubts cite other entries in this way. */

/** Four digits or more that may be an entry's number: not a part of a word or a date, and not an amount. */
const candidate =
  /(?<![A-Za-z\d.¥￥*×:-])\d{4,}(?![A-Za-z\d*×:-]|\.\d|\s*(?:年|元|块|字|个|次|秒|分|天|条|张|像素|灵感值|%|％))/g;

/** A stretch of a text; `number` is that of the entry it names, or null. */
export interface Stretch {
  text: string;
  number: number | null;
}

/** The text in stretches, so that the numbers of entries that exist can become links. */
export function splitAtEntries(text: string, exists: (number: number) => boolean): Stretch[] {
  const stretches: Stretch[] = [];
  let end = 0;
  for (const { 0: digits, index } of text.matchAll(candidate)) {
    if (!exists(Number(digits))) continue;
    stretches.push({ text: text.slice(end, index), number: null }, { text: digits, number: Number(digits) });
    end = index + digits.length;
  }
  stretches.push({ text: text.slice(end), number: null });
  return stretches.filter(({ text }) => text !== '');
}

/** The numbers of existing entries that a text names, each once. */
export function entriesNamedIn(text: string, exists: (number: number) => boolean): number[] {
  return [...new Set(splitAtEntries(text, exists).flatMap(({ number }) => number ?? []))];
}
