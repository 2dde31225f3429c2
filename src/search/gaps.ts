import { z } from 'zod';
import { fold } from './tokenize.ts';

/** content/gaps.yml: what customers ask and the corpus is known not to answer. A word with spaces means all of its pieces, anywhere. */
export const gapsSchema = z.array(
  z.strictObject(
    {
      about: z.string({ error: 'about 必填，写一句这是什么话题' }).trim().min(1, { error: 'about 不能为空' }),
      words: z
        .array(
          z
            .string({ error: 'words 里每一项都要是文字，纯数字请加引号' })
            .trim()
            .min(2, { error: 'words 里的词至少两个字' }),
        )
        .min(1, { error: 'words 至少写一个词' }),
    },
    { error: '每一项写成 about: 话题 和 words: [客户的说法]' },
  ),
  { error: 'gaps.yml 是一个列表，每项有 about 和 words' },
);

export type Gap = z.infer<typeof gapsSchema>[number];

/** All words of the gaps, folded. */
export function gapWords(gaps: readonly Gap[]): string[] {
  return gaps.flatMap(({ words }) => words.map(fold));
}
