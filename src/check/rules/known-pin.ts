import { leavesOf } from '../../entry/entry.ts';
import { dataFiles } from '../../entry/paths.ts';
import type { Rule } from '../rule.ts';
import { dataPlace } from '../source-document.ts';

const path = dataFiles.pins;

export const knownPin: Rule = {
  id: 'known-pin',
  why: '首页常用里不存在的编号不会出现，没有上线的答复会被顺手发出去。',
  bad: { files: { 'content/membership/a.md': ':::话术\n您好，可以。\n:::', [path]: '- ▸1900\n' } },
  good: { files: { 'content/membership/a.md': ':::话术\n您好，可以。\n:::', [path]: '- 1001\n' } },
  checkCorpus({ pins, numbers, entries, textOf }, report) {
    const byNumber = new Map(entries.map(({ entry }) => [entry.number, entry]));
    for (const [at, number] of pins.entries()) {
      const place = dataPlace(textOf(path), [at]);
      if (!numbers.has(number)) report(path, place, `没有编号 ${number} 的条目；请改成现有条目的编号，或删去`);
      const entry = byNumber.get(number);
      if (entry && entry.status !== 'published')
        report(path, place, `${number} 还没有上线，不能放在首页常用；请换一条，或等上线以后再放`);
      if (entry && leavesOf(entry, 'reply').length === 0)
        report(path, place, `${number} 没有可以复制的话术，放在首页常用也发不出去；请换一条`);
      if (pins.indexOf(number) < at) report(path, place, `${number} 写了两次；请删去一行`);
    }
  },
};
