import { factReferences } from '../../entry/fact-references.ts';
import type { Context, Edit, Rule } from '../rule.ts';
import { type Change, changesTo } from '../typography/changes.ts';
import { typesetLines } from '../typography/typeset-lines.ts';
import { type View, viewOf } from '../typography/view.ts';

export const typography: Rule = {
  id: 'typography',
  why: '半角标点和挤在一起的中英文，客户看着不专业。',
  bad: ':::话术\n您好▸,请重新登录。\n:::',
  good: ':::话术\n您好，请重新登录可灵 AI 网页端。\n:::',
  edits(document, { format, site }) {
    if (!format) return [];
    return typesetLines(document).flatMap(({ line, column, text }) =>
      corrections(text, format, site.facts).map(({ offset, length, text: replacement }): Edit => {
        const around = excerpt(text, { offset, length, text: replacement });
        return {
          line,
          column: column + offset,
          message: `「${around.before}」应为「${around.after}」；请改正，或运行 npm run check -- --fix`,
          change: { length, text: replacement },
        };
      }),
    );
  },
};

function corrections(line: string, format: NonNullable<Context['format']>, facts: Context['site']['facts']): Change[] {
  // A line with an unknown fact cannot be typeset. The rule `known-fact` reports that fact.
  if (factReferences(line).some(({ id }) => !facts[id])) return [];
  const view = viewOf(line, facts);
  // A line without a Chinese character may be right in either width.
  if (!/\p{Script=Han}/u.test(view.text)) return [];
  const corrected = supplement(format(view.text));
  return corrected === view.text
    ? []
    : merged(changesTo(corrected, view, line) ?? []).filter((change) => !isNoRemedy(line, view, change));
}

/** Joins neighbouring changes, so that the editor sees the word, not its letters. */
function merged(changes: readonly Change[]): Change[] {
  const all: Change[] = [];
  for (const { offset, length, text } of changes) {
    const last = all.at(-1);
    if (last && last.offset + last.length === offset)
      all[all.length - 1] = { offset: last.offset, length: last.length + length, text: last.text + text };
    else all.push({ offset, length, text });
  }
  return all;
}

/** A space beside a half-width bracket, which should be full-width; and one on one side of a hyphen: 10 月 1 日-10 月 7 日, 数电票-增值税. */
function isNoRemedy(line: string, { text: shown, from }: View, { offset, length, text }: Change): boolean {
  if (text !== ' ' || length > 0) return false;
  const isBracket = (at: number) => /[()]/.test(line.charAt(at)) && shown[from.indexOf(at)] === line.charAt(at);
  return (
    isBracket(offset - 1) ||
    isBracket(offset) ||
    /^[-–—~～]/.test(line.slice(offset)) ||
    /[-–—~～]$/.test(line.slice(0, offset))
  );
}

const wide: Record<string, string> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？', '(': '（', ')': '）' };
const han = '[\\p{Script=Han}（）「」『』【】《》，。；：！？、]';
const afterText = new RegExp(
  `(?<=[\\p{Script=Han}）」』】》A-Za-z0-9%])[,;:!?](?=${han})|(?<=\\p{Script=Han}|[）」』】》])[,;!?](?=\\s|$)|(?<=\\p{Script=Han}):(?=[A-Za-z])`,
  'gu',
);
const brackets = /\(([^()]*\p{Script=Han}[^()]*)\)/gu;

/** What the library leaves alone: half-width marks beside names and figures, and brackets around Chinese. */
function supplement(text: string): string {
  return text
    .replace(afterText, (mark) => wide[mark] ?? mark)
    .replace(brackets, '（$1）')
    .replace(/\u00a0/g, ' ');
}

function excerpt(line: string, { offset, length, text }: Change): { before: string; after: string } {
  const start = Math.max(0, offset - 4);
  const [left, right] = [line.slice(start, offset), line.slice(offset + length, offset + length + 4)];
  return { before: left + line.slice(offset, offset + length) + right, after: left + text + right };
}
