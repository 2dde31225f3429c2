import { deadSynonym as rule } from '../../search/synonyms.ts';
import type { Rule } from '../rule.ts';
import { path, synonymProblems } from '../synonym-problems.ts';

export const deadSynonym: Rule = {
  id: rule,
  why: '没有条目用到的词，同义词指过去什么也搜不到。',
  bad: {
    files: {
      'content/membership/a.md': ':::话术\n您好，水印可以去掉。\n:::',
      [path]: '- { say: [角标], mean: [▸台标] }\n',
    },
  },
  good: {
    files: {
      'content/membership/a.md': ':::话术\n您好，水印可以去掉。\n:::',
      [path]: '- { say: [角标], mean: [水印] }\n',
    },
  },
  checkCorpus(corpus, report) {
    for (const problem of synonymProblems(corpus)) if (problem.rule === rule) report(path, problem, problem.message);
  },
};
