import { leavesOf } from '../../entry/entry.ts';
import { dataFiles } from '../../entry/paths.ts';
import type { Rule } from '../rule.ts';
import { dataPlace } from '../source-document.ts';

const path = dataFiles.combinations;
const head =
  'topic: membership\nlevels: [黄金, 钻石]\noptions: { 单品: { label: 单品会员, said: [单品] } }\nfurther: [再买]\nrelative: { 低: [更低], 同: [同档], 高: [更高] }\n';
const row = (reply: string) =>
  `${head}rows:\n  - { have: [单品], buy: [单品], level: [低, 同, 高], can: 能, ${reply} }\n`;

export const combinationEntry: Rule = {
  id: 'combination-entry',
  why: '规则表指到不存在的条目，或没有不分情形的话术的条目，客服按下复制就没有东西可发。',
  bad: { files: { 'content/membership/a.md': ':::话术\n您好，可以。\n:::', [path]: row('▸reply: 1900') } },
  good: { files: { 'content/membership/a.md': ':::话术\n您好，可以。\n:::', [path]: row('reply: 1001') } },
  checkCorpus({ entries, numbers, combinations, textOf }, report) {
    const general = new Set(
      entries.flatMap(({ entry }) =>
        leavesOf(entry, 'reply').some(({ when }) => when === null) ? [entry.number] : [],
      ),
    );
    for (const [at, { reply, see }] of (combinations?.rows ?? []).entries()) {
      const place = (...field: PropertyKey[]) => dataPlace(textOf(path), ['rows', at, ...field]);
      if (reply !== undefined && !general.has(reply))
        report(path, place('reply'), `${reply} 没有不分情形的话术，或没有这个编号；请改成有话术的条目编号`);
      for (const [index, number] of see.entries())
        if (!numbers.has(number)) report(path, place('see', index), `没有编号 ${number} 的条目；请改成现有条目的编号`);
    }
  },
};
