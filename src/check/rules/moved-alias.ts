import { takesOver } from '../moved.ts';
import { phrasesOf } from '../phrases.ts';
import type { Rule } from '../rule.ts';
import { fieldPlace } from '../source-document.ts';

export const movedAlias: Rule = {
  id: 'moved-alias',
  why: '把别的条目的别名拿过来，搜这句话的客服就会得到另一个答复。',
  bad: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\naliases: [视频上的标怎么弄掉]\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
      'content/membership/b.md':
        '---\nnumber: 1002\ntitle: 图片能去水印吗？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\naliases: []\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
      'content/membership/b.md':
        '---\nnumber: 1002\ntitle: 图片能去水印吗？\naliases: [▸视频上的标怎么弄掉]\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
  },
  good: {
    base: {
      'content/membership/b.md':
        '---\nnumber: 1002\ntitle: 图片能去水印吗？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
    files: {
      'content/membership/b.md':
        '---\nnumber: 1002\ntitle: 图片能去水印吗？\naliases: [图片上的标怎么弄掉]\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
  },
  checkCorpus(corpus, report) {
    const { base, entries, numbers, textOf } = corpus;
    if (!base) return;
    const owners = new Map<string, { number: number; title: string }>();
    // An alias of a deleted entry may move to another entry.
    for (const { entry } of base.entries.values())
      if (entry && numbers.has(entry.number)) for (const { key } of phrasesOf(entry)) owners.set(key, entry);
    const numbersBefore = new Set([...base.entries.values()].map(({ number }) => number));
    const moved = entries.filter(({ entry }) => base.changed.has(entry.path));
    const still = new Set(moved.flatMap(({ entry }) => phrasesOf(entry).map(({ key }) => `${entry.number} ${key}`)));
    for (const { entry } of moved) {
      // An entry that is split gives aliases to a new one in the same change.
      if (!numbersBefore.has(entry.number)) continue;
      for (const { key, text, field } of phrasesOf(entry)) {
        const owner = owners.get(key);
        // An alias that both entries have now is reported by `duplicate-question`.
        if (!owner || owner.number === entry.number || still.has(`${owner.number} ${key}`)) continue;
        // What the alias asks is answered by the entry that the answer moved to.
        if (takesOver(corpus, entry, owner.number)) continue;
        report(
          entry.path,
          fieldPlace({ text: textOf(entry.path) }, ...field),
          `「${text}」原来属于 ${owner.number}「${owner.title}」，这次被移到了 ${entry.number}；请放回原来的条目，或把它的答复也移过来。这一条本来就答了的，请在开头写上 allow: [{ rule: moved-alias, why: 为什么 }]`,
        );
      }
    }
  },
};
