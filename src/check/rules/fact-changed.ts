import { routesThatSay } from '../../entry/customer-texts.ts';
import { countReferences } from '../../entry/fact-references.ts';
import { dataFiles } from '../../entry/paths.ts';
import type { Rule } from '../rule.ts';

const path = dataFiles.facts;

export const factChanged: Rule = {
  id: 'fact-changed',
  why: '改一个事实会改变好几条答复，合并前要知道是哪几条。',
  bad: {
    base: { [path]: 'tax-rate:\n  text: 6%\n  meaning: 发票税率\n' },
    files: {
      [path]: 'tax-rate:\n  text: ▸9%\n  meaning: 发票税率\n',
      'content/membership/a.md': ':::话术\n发票税率是 {{tax-rate}}。\n:::',
    },
  },
  good: {
    base: { [path]: 'tax-rate:\n  text: 6%\n  meaning: 税率\n' },
    files: { [path]: 'tax-rate:\n  text: 6%\n  meaning: 发票税率\n' },
  },
  checkCorpus({ base, site, entries, customerTexts: texts }, report) {
    for (const { kind, id, path: where, lines } of texts) {
      const [before, now] = kind === 'fact' && id !== null ? [base?.site.facts[id], site.facts[id]] : [];
      if (id === null || !before || !now || before.text === now.text) continue;
      const { text } = now;
      const reached = entries
        .filter((entry) => countReferences(entry.text, id) > 0)
        .map(({ entry }) => `${entry.number}「${entry.title}」`);
      const routes = routesThatSay(id, texts).length > 0 ? ['升级路径里告诉客户的话'] : [];
      const list = [...reached, ...routes];
      report(
        where,
        lines[0] ?? { line: 1, column: 1 },
        `${id} 从「${before.text}」改成「${text}」，会改变 ${list.length} 处答复${list.length > 0 ? `：${list.join('、')}` : ''}；请逐条确认`,
      );
    }
  },
};
