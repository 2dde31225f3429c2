import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { fillFacts } from '../../entry/fact-references.ts';
import { hostsIn } from '../hosts.ts';
import type { Rule } from '../rule.ts';

export const linkLabel: Rule = {
  id: 'link-label',
  why: '链接的文字写着一个网址，点开却是另一个：客户看着文字就信了。',
  bad: ':::话术\n您好，请打开▸[https://klingai.kuaishou.com/](https://docs.qingque.cn/)。\n:::',
  good: ':::话术\n您好，请打开[可灵官网](https://klingai.kuaishou.com/)。\n:::',
  check({ tree }, { site }, report) {
    if (!tree) return;
    visit(tree, 'link', (node) => {
      const [target] = hostsIn(fillFacts(node.url, site.facts));
      const wrong = hostsIn(fillFacts(textOf(node), site.facts)).find(({ host }) => target && host !== target.host);
      if (wrong)
        report(
          node.position?.start ?? { line: 1, column: 1 },
          `文字写的是「${wrong.host}」，点开却是「${target?.host}」；请把文字和网址改成同一个，或用文字说明它是什么`,
        );
    });
  },
};
