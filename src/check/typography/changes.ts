import type { View } from './view.ts';

/** A change to a line: `length` characters from `offset` on become `text`. */
export interface Change {
  offset: number;
  length: number;
  text: string;
}

/**
 * What turns a view into its corrected form, as changes to the line it was made of. The library only adds or removes
 * spaces and replaces single characters, so one walk along both texts finds every change; null if it did more.
 */
export function changesTo(corrected: string, view: View, line: string): Change[] | null {
  const { text, from, free } = view;
  const changes: Change[] = [];
  let before = 0;
  let after = 0;
  while (before < text.length || after < corrected.length) {
    const [old, now] = [text[before], corrected[after]];
    if (old === now) {
      before++;
      after++;
    } else if (now === ' ' && old !== ' ') {
      const isInside = before > 0 && !free[before] && !free[before - 1] && from[before] === from[before - 1];
      if (!isInside) changes.push({ offset: insertionAt(view, before, line), length: 0, text: ' ' });
      after++;
    } else if (old === ' ') {
      if (free[before]) changes.push({ offset: from[before] ?? 0, length: 1, text: '' });
      before++;
    } else if (old !== undefined && now !== undefined) {
      if (free[before]) changes.push({ offset: from[before] ?? 0, length: 1, text: now });
      before++;
      after++;
    } else return null;
  }
  return changes;
}

/** Where a space before a character goes: outside marks of emphasis and links, so before an opening and after a closing one. */
function insertionAt({ from, to }: View, index: number, line: string): number {
  const next = from[index] ?? line.length;
  const previous = index > 0 ? (to[index - 1] ?? 0) : 0;
  const marks = line.slice(previous, next);
  if (marks === '') return next;
  const isOpening = marks.startsWith('[') || (marks.startsWith('**') && isOutside(line.slice(0, previous)));
  return isOpening ? previous : next;
}

/** Whether all pairs of `**` in a piece of a line are closed. */
function isOutside(before: string): boolean {
  return (before.match(/(?<!\*)\*\*(?!\*)/g) ?? []).length % 2 === 0;
}
