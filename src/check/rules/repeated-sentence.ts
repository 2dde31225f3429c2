import { toReadable } from '../readable.ts';
import type { Rule } from '../rule.ts';
import { sentencesOf } from '../sentences.ts';

export const repeatedSentence: Rule = {
  id: 'repeated-sentence',
  why: '同一句话贴了两遍，客户会以为是机器人在回。',
  bad: ':::话术\n您好，建议您更换提示词再试。\n\n▸建议您更换提示词再试。\n:::',
  good: ':::话术\n您好，建议您更换提示词再试。\n\n换过仍然不行的，请换一张图片。\n:::',
  checkText({ kind, lines }, _context, report) {
    if (kind !== 'reply') return;
    const { text, at } = toReadable(lines);
    const said = new Set<string>();
    for (const { text: sentence, index } of sentencesOf(text)) {
      if (said.has(sentence))
        report(at(index), `「${sentence}」在这段话术里已经说过一遍；请删去一处，要强调的换个说法`);
      said.add(sentence);
    }
  },
};
