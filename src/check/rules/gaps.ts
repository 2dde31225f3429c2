import { parseYaml } from '../../markdown/yaml.ts';
import { gapsSchema } from '../../search/gaps.ts';
import type { Rule } from '../rule.ts';

const path = 'content/gaps.yml';

export const gaps: Rule = {
  id: 'gaps',
  why: '缺口表写坏了，搜索会对没有答复的问题硬凑一条。',
  bad: {
    files: {
      'content/membership/a.md': ':::话术\n您好，可以。\n:::',
      [path]: '- { about: 支付方式, ▸word: [花呗] }\n',
    },
  },
  good: {
    files: {
      'content/membership/a.md': ':::话术\n您好，可以。\n:::',
      [path]: '- { about: 支付方式, words: [花呗] }\n',
    },
  },
  checkCorpus({ textOf }, report) {
    const text = textOf(path);
    if (text !== '') for (const finding of parseYaml(text, gapsSchema).findings) report(path, finding, finding.message);
  },
};
