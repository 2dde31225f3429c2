import { type Entry, leavesOf } from '../../entry/entry.ts';
import type { Family } from '../amounts.ts';
import { foldLines } from '../claims.ts';
import type { Rule } from '../rule.ts';
import { forbidsTelling } from '../send-bans.ts';
import { unsourcedFigures } from '../unsourced-figures.ts';

const entryWith = (reply: string) =>
  `---\nnumber: 1001\ntitle: 申请多久通过？\nstatus: published\n---\n\n:::话术\n${reply}\n:::\n\n:::内部\n客户追问多久通过的：原资料没有时限，不要承诺。\n:::\n`;

export const toldDespiteNote: Rule = {
  id: 'told-despite-note',
  why: '内部说明写着不要承诺、不要透露，话术却给了数字，客户会当真。',
  bad: {
    base: { 'content/membership/a.md': entryWith('您好，申请通过后就可以使用。') },
    files: { 'content/membership/a.md': entryWith('您好，申请一般 ▸2 天通过，通过后就可以使用。') },
  },
  good: {
    base: { 'content/membership/a.md': entryWith('您好，申请通过后就可以使用。') },
    files: { 'content/membership/a.md': entryWith('您好，申请通过以后，就能使用了。') },
  },
  checkCorpus(corpus, report) {
    for (const { path, place, amount, entry } of unsourcedFigures(corpus)) {
      const note = entry && bansOf(entry).find((text) => isBanned(amount.family, text));
      if (note)
        report(
          path,
          place,
          `「${amount.written}」是新写的，内部说明却写着「${shorten(note)}」；请删去，确实可以说了的，请把那句说明一起改掉`,
        );
    }
  },
};

/** Notes and doubts of an entry that forbid to tell something. */
function bansOf(entry: Entry): string[] {
  return [...leavesOf(entry, 'internal').map(({ text }) => text), ...entry.verify]
    .map(foldLines)
    .filter(forbidsTelling);
}

/** What a note is about, and what figures tell of it. A note that names none of these is about all. */
const subjects: [named: RegExp, families: readonly Family[]][] = [
  [/时限|时间|日期|多久|几天|什么时候/, ['time', 'workdays']],
  [/金额|价格|费用|多少钱|月费|季费/, ['money', 'credits', 'discount']],
  [/分辨率|像素|尺寸|清晰度/, ['count', 'bare']],
  [/比例|税率|抽成/, ['percent']],
];

function isBanned(family: Family, note: string): boolean {
  const named = subjects.filter(([pattern]) => pattern.test(note));
  return named.length === 0 || named.some(([, families]) => families.includes(family));
}

function shorten(text: string): string {
  const [sentence = ''] = text.split(/[。\n]/).filter(forbidsTelling);
  return sentence.length > 24 ? `…${sentence.slice(-24)}` : sentence;
}
