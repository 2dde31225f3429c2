import { dataFiles } from '../../entry/paths.ts';
import type { Rule } from '../rule.ts';
import { dataPlace } from '../source-document.ts';

const path = dataFiles.pins;

export const knownPin: Rule = {
  id: 'known-pin',
  why: '首页常用里写了不存在的编号，那一行就不会出现。',
  bad: { files: { 'content/membership/a.md': ':::话术\n您好，可以。\n:::', [path]: '- ▸1900\n' } },
  good: { files: { 'content/membership/a.md': ':::话术\n您好，可以。\n:::', [path]: '- 1001\n' } },
  checkCorpus({ pins, numbers, textOf }, report) {
    for (const [at, number] of pins.entries()) {
      const place = dataPlace(textOf(path), [at]);
      if (!numbers.has(number)) report(path, place, `没有编号 ${number} 的条目；请改成现有条目的编号，或删去`);
      if (pins.indexOf(number) < at) report(path, place, `${number} 写了两次；请删去一行`);
    }
  },
};
