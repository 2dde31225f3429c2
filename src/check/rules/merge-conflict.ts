import { normalLines } from '../../markdown/source.ts';
import type { Rule } from '../rule.ts';

/** What Git writes around two versions of the same lines. */
const mark = /^(?:<{7}|>{7}|\|{7})(?=\s|$)/;

export const mergeConflict: Rule = {
  id: 'merge-conflict',
  why: '两个人改了同一处，Git 把两份都留在文件里，中间的记号会出现在页面上。',
  bad: ':::话术\n▸<<<<<<< HEAD\n您好，可以。\n:::',
  good: ':::话术\n您好，可以。\n:::',
  checkCorpus({ assets, textOf }, report) {
    for (const path of assets)
      for (const [index, line] of normalLines(textOf(path)).split('\n').entries())
        if (mark.test(line))
          report(
            path,
            { line: index + 1, column: 1 },
            `「${line.slice(0, 20)}」是合并冲突的记号；请在两份里留下对的一份，把 <<<<<<<、=======、>>>>>>> 这几行都删去`,
          );
  },
};
