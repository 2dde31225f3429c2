import { phrasesOf } from '../phrases.ts';
import type { Rule } from '../rule.ts';
import { fieldPlace } from '../source-document.ts';

/** Below this share of common characters (in pairs) two titles have nothing to do with each other. */
const unrelated = 0.12;

export const reusedNumber: Rule = {
  id: 'reused-number',
  why: '旧工单引用这个编号时说的是另一个问题，换了内容就张冠李戴。',
  bad: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\naliases: [会员去水印]\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\n▸title: 发票税率是多少？\naliases: [开票几个点]\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
  },
  good: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\naliases: [会员去水印]\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 开通会员后怎么去掉水印？\naliases: [会员去水印]\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
  },
  checkCorpus({ base, entries, textOf }, report) {
    if (!base) return;
    const before = new Map(
      [...base.entries.values()].flatMap(({ entry }) => (entry ? [[entry.number, entry] as const] : [])),
    );
    for (const { entry } of entries) {
      const old = base.changed.has(entry.path) ? before.get(entry.number) : undefined;
      if (!old || old.title === entry.title) continue;
      const kept = new Set(phrasesOf(old).map(({ key }) => key));
      const keptAny = phrasesOf(entry).some(({ key }) => kept.has(key));
      if (keptAny || overlap(old.title, entry.title) >= unrelated) continue;
      report(
        entry.path,
        fieldPlace({ text: textOf(entry.path) }, 'title'),
        `编号 ${entry.number} 原来回答「${old.title}」，现在换成了另一个问题；请改回原来的问题，新问题用 npm run new 另建一条`,
      );
    }
  },
};

/** Share of the pairs of characters that two texts have in common. */
function overlap(a: string, b: string): number {
  const pairs = (text: string) => new Set([...text].slice(1).map((character, index) => [...text][index] + character));
  const [first, second] = [pairs(a), pairs(b)];
  const common = [...first].filter((pair) => second.has(pair)).length;
  return common / Math.max(1, Math.min(first.size, second.size));
}
