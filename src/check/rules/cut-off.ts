import { type Entry, leavesOf } from '../../entry/entry.ts';
import type { Rule } from '../rule.ts';

const entryWith = (reply: string) =>
  `---\nnumber: 1001\ntitle: 怎么报名？\nstatus: published\n---\n\n:::话术\n${reply}\n:::\n`;

export const cutOff: Rule = {
  id: 'cut-off',
  why: '粘贴时少了后半句，话没说完就发给了客户。',
  bad: {
    base: { 'content/membership/a.md': entryWith('您好，报名入口临时下线，请您耐心等待。') },
    files: { 'content/membership/a.md': entryWith('您好，报名入口临时下线，▸请您耐') },
  },
  good: {
    base: { 'content/membership/a.md': entryWith('您好，报名入口临时下线，请您耐心等待。') },
    files: { 'content/membership/a.md': entryWith('您好，报名入口临时下线，请您留意。') },
  },
  checkText({ kind, path, lines }, { base }, report) {
    const last = kind === 'reply' ? lines.findLast(({ text }) => text.trim() !== '') : undefined;
    if (!last) return;
    const before = base?.entries.get(path)?.entry;
    const text = last.text.trimEnd();
    const rest = before ? restOf(text, before) : '';
    if (rest === '' && !dangling.test(text)) return;
    const tail = /[^，。！？；：\s]*[^。！？；：]?$/.exec(text)?.[0] ?? '';
    const known = rest === '' ? '像是' : `原来后面还有「${rest.slice(0, 20)}」，`;
    report(
      { line: last.line, column: last.column + text.length - tail.length },
      `话术断在「${tail.slice(-20)}」，${known}没有说完；请补全，说完了的请加上句号`,
    );
  },
};

/** Nothing ends with these. */
const dangling = /(?:[-－—、，,+＋/「（《【]|[并和与及或但而且把被将请让向]|(?<!归)还|也|(?<!成)就)$/;

/** What an old line goes on to say behind a text. A clause less is a shorter sentence; half a clause is none. */
function restOf(text: string, before: Entry): string {
  const lines = leavesOf(before, 'reply').flatMap((leaf) => leaf.text.split('\n').map((line) => line.trimEnd()));
  const rest = lines.find((line) => line.startsWith(text))?.slice(text.length) ?? '';
  return /[。！？!?]$/.test(rest) && /^[\p{L}\p{N}「《*{]/u.test(rest) ? rest : '';
}
