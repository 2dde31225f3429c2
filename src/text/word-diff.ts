import { diffArrays } from 'diff';

/** A run of text that both sides have, or only one of them. */
export interface Piece {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Below this share of common text, two texts are shown one after the other: a patchwork would be unreadable. */
const leastCommon = 0.3;

/** A common run this short between two changes is read as part of the change. */
const islandLength = 1;

const words = new Intl.Segmenter('zh-CN', { granularity: 'word' });

/**
 * Old → new by words, for people: the pieces that are not `added` give the old text character for character, those that
 * are not `removed` the new text.
 */
export function diffWords(before: string, after: string): Piece[] {
  const parts = diffArrays(split(before), split(after)).map(({ value, added, removed }): Piece => {
    return { kind: added ? 'added' : removed ? 'removed' : 'same', text: value.join('') };
  });
  const common = parts.filter(({ kind }) => kind === 'same').reduce((sum, { text }) => sum + text.length, 0);
  if (common < leastCommon * Math.max(before.length, after.length)) return whole(before, after);
  return joinIslands(parts);
}

/** Long common runs shortened to what is next to a change, so that a change in a long text is found at once. */
export function shorten(pieces: readonly Piece[], context = 24): Piece[] {
  return pieces.map((piece, index): Piece => {
    const characters = [...piece.text];
    const head = index === 0 ? 0 : context;
    const tail = index === pieces.length - 1 ? 0 : context;
    if (piece.kind !== 'same' || characters.length <= head + tail + 8) return piece;
    const start = characters.slice(0, head).join('');
    const end = tail === 0 ? '' : characters.slice(-tail).join('');
    return { kind: 'same', text: `${start}……${end}` };
  });
}

function split(text: string): string[] {
  return Array.from(words.segment(text), ({ segment }) => segment);
}

function whole(before: string, after: string): Piece[] {
  const pieces: Piece[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
  return pieces.filter(({ text }) => text !== '');
}

/** Removed and added text collected between common runs, each change as one removal and one addition. */
function joinIslands(parts: readonly Piece[]): Piece[] {
  const pieces: Piece[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    pieces.push(...whole(removed, added));
    removed = added = '';
  };
  for (const [index, { kind, text }] of parts.entries()) {
    const isIsland = text.length <= islandLength && text !== '\n' && index > 0 && index < parts.length - 1;
    if (kind === 'same' && !(isIsland && (removed || added))) {
      flush();
      pieces.push({ kind, text });
      continue;
    }
    if (kind !== 'added') removed += text;
    if (kind !== 'removed') added += text;
  }
  flush();
  return pieces;
}
