import { factReference } from '../../entry/fact-references.ts';
import type { Facts } from '../../entry/site-data.ts';
import { slotMark } from '../../entry/slots.ts';

/**
 * One line for the typesetter, a library for plain text: without Markdown's marks, and with facts filled in. Parts
 * whose exact form counts are one opaque character. Each character knows its place in the line.
 */
export interface View {
  text: string;
  /** Offset in the line of what each character of `text` stands for, and one more for the end of the line. */
  from: number[];
  /** Offset in the line where the part ends that a character of `text` stands for. */
  to: number[];
  /** Whether the character may be changed. */
  free: boolean[];
}

/** Shown in place of a name whose exact form counts: in brackets, and without. */
const name = '「名」';
const bareName = '名';

interface Part {
  pattern: RegExp;
  /** What the view shows instead; null hides the match. */
  show: (match: RegExpExecArray, facts: Facts) => string | null;
}

/** What a line is made of besides plain text, first match first. */
const parts: Part[] = [
  { pattern: /`+[^`]*`+/y, show: () => 'A' },
  { pattern: /\\[!-/:-@[-`{-~]/y, show: ([escaped]) => escaped.charAt(1) },
  { pattern: /「[^」]*」|【[^】]*】/y, show: () => name },
  {
    pattern: new RegExp(factReference, 'y'),
    show: ([, id = ''], facts) => (id.startsWith(slotMark) ? name : (facts[id]?.text ?? name)),
  },
  // A topic or somebody's name has to be written as it is there.
  { pattern: /#[^#\s，。；！？]{1,30}#/y, show: () => bareName },
  { pattern: /@[\p{L}\p{N}_-]+/uy, show: () => bareName },
  { pattern: /https?:\/\/[!-'*-;=?-~]+/y, show: ([url]) => url },
  { pattern: /!\[[^\]]*\]\s*[(（][^)）]*[)）]/y, show: () => name },
  { pattern: /\]\((?:<[^>]*>|(?:[^()\s]|\([^()\s]*\))*)\)/y, show: () => null },
  { pattern: /\]\s*[(（][^)）]*[)）]/y, show: () => name },
  { pattern: /(?<!\*)\*\*(?!\*)|\[/y, show: () => null },
  { pattern: /[*_~]+/y, show: ([marks]) => marks },
  { pattern: /&#?\w+;/y, show: () => 'A' },
];

export function viewOf(line: string, facts: Facts): View {
  const view: View = { text: '', from: [], to: [], free: [] };
  for (let offset = 0; offset < line.length; ) {
    const { length, shown, free } = partAt(line, offset, facts);
    for (let index = 0; index < shown.length; index++) {
      view.text += shown[index];
      view.from.push(offset);
      view.to.push(offset + length);
      view.free.push(free);
    }
    offset += length;
  }
  view.from.push(line.length);
  return view;
}

function partAt(line: string, offset: number, facts: Facts): { length: number; shown: string; free: boolean } {
  for (const { pattern, show } of parts) {
    pattern.lastIndex = offset;
    const match = pattern.exec(line);
    if (match) return { length: match[0].length, shown: show(match, facts) ?? '', free: false };
  }
  return { length: 1, shown: line[offset] ?? '', free: true };
}
