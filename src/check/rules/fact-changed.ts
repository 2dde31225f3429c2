import { countReferences } from '../../entry/fact-references.ts';
import { dataPlace } from '../data-lines.ts';
import type { Rule } from '../rule.ts';

const path = 'content/facts.yml';

export const factChanged: Rule = {
  id: 'fact-changed',
  why: '改一个事实会改变好几条答复，合并前要知道是哪几条。',
  bad: {
    base: { [path]: 'tax-rate:\n  text: 6%\n  meaning: 发票税率\n' },
    files: {
      [path]: 'tax-rate:\n  ▸text: 9%\n  meaning: 发票税率\n',
      'content/membership/a.md': ':::话术\n发票税率是 {{tax-rate}}。\n:::',
    },
  },
  good: {
    base: { [path]: 'tax-rate:\n  text: 6%\n  meaning: 税率\n' },
    files: { [path]: 'tax-rate:\n  text: 6%\n  meaning: 发票税率\n' },
  },
  checkCorpus({ base, site, entries, textOf }, report) {
    for (const [id, { text }] of Object.entries(site.facts)) {
      const before = base?.facts[id];
      if (!before || before.text === text) continue;
      const uses = (source: string) => countReferences(source, id) > 0;
      const reached = entries
        .filter((entry) => uses(entry.text))
        .map(({ entry }) => `${entry.number}「${entry.title}」`);
      const routes = uses(textOf('content/escalations.yml')) ? ['升级路径里告诉客户的话'] : [];
      const list = [...reached, ...routes];
      report(
        path,
        dataPlace(textOf(path), [id, 'text']),
        `${id} 从「${before.text}」改成「${text}」，会改变 ${list.length} 处答复${list.length > 0 ? `：${list.join('、')}` : ''}；请逐条确认`,
      );
    }
  },
};
