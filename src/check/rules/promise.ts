import { customerKinds } from '../../entry/customer-texts.ts';
import { findWords } from '../pattern.ts';
import { toReadable } from '../readable.ts';
import type { Rule } from '../rule.ts';

export const promise: Rule = {
  id: 'promise',
  why: '许诺了结果却没有兑现，客户会拿着这句话来投诉；原资料没有许诺的，话术也不能许诺。',
  bad: ':::话术\n您好，我们会在 3 个工作日内▸告知您结果。\n:::',
  good: ':::话术\n您好，我们会在 3 个工作日内告知您相关的情况。\n:::',
  checkText({ kind, lines }, { words }, report) {
    if (!customerKinds[kind].isSent) return;
    const { text, at } = toReadable(lines);
    for (const { written, index } of findWords(text, words.promises, words))
      if (!isDenied(text, index))
        report(at(index), `「${written}」许诺了我们不一定做得到的事；请改成原资料里有的说法，例如「告知您相关的情况」`);
  },
};

/** Whether the clause takes back what follows: 我们不保证…. */
export function isDenied(text: string, index: number): boolean {
  const clause =
    text
      .slice(0, index)
      .split(/[,。;!?\n]/)
      .at(-1) ?? '';
  return /[不无没未]/.test(clause);
}
