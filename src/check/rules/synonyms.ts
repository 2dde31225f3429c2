import { deadSynonym } from '../../search/synonyms.ts';
import type { Rule } from '../rule.ts';
import { path, synonymProblems } from '../synonym-problems.ts';

export const synonyms: Rule = {
  id: 'synonyms',
  why: '绕圈的、写了两次的同义词，会让搜索找错。',
  bad: {
    files: {
      'content/membership/a.md': ':::话术\n您好，水印可以去掉。\n:::',
      [path]: '- { say: [角标], mean: [水印] }\n- { say: [▸角标], mean: [去掉] }\n',
    },
  },
  good: {
    files: {
      'content/membership/a.md': ':::话术\n您好，水印可以去掉。\n:::',
      [path]: '- { say: [角标], mean: [水印] }\n',
    },
  },
  checkCorpus(corpus, report) {
    for (const problem of synonymProblems(corpus))
      if (problem.rule !== deadSynonym) report(path, problem, problem.message);
  },
};
