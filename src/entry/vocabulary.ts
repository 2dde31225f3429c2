import { z } from 'zod';
import { fold } from '../text/fold.ts';

/** What editors say about the words of customers, for search. */
export interface Vocabulary {
  synonyms: SynonymGroup[];
  gaps: Gap[];
}

const words = (field: string) =>
  z
    .array(
      z
        .string({ error: `${field} 里每一项都要是文字，纯数字请加引号` })
        .trim()
        .min(1, { error: `${field} 里有空的一项` }),
      {
        error: `${field} 要写成列表，例如 ${field}: [积分, 点数]`,
      },
    )
    .min(1, { error: `${field} 至少写一个词` });

/** content/synonyms.yml: what customers say, and what our entries call it. Read from left to right only. */
export const synonymsSchema = z
  .array(
    z.strictObject(
      { say: words('say'), mean: words('mean') },
      { error: '每一项写成 say: [客户的说法] 和 mean: [条目里的说法]' },
    ),
    { error: 'synonyms.yml 是一个列表，每项有 say 和 mean' },
  )
  .superRefine((groups, context) => {
    const meant = new Set(groups.flatMap(({ mean }) => mean.map(fold)));
    const groupOf = new Map<string, number>();
    for (const [group, { say }] of groups.entries())
      for (const [index, word] of say.entries()) {
        const report = (message: string) =>
          context.addIssue({ code: 'custom', path: [group, 'say', index], message: `「${word}」${message}` });
        const key = fold(word);
        const other = groupOf.get(key);
        if (meant.has(key)) report('既是客户的说法，又是别处的 mean，会绕圈；请只留一边');
        if (other !== undefined) report(`写了两次，另一处在第 ${other + 1} 组；请合并`);
        groupOf.set(key, group);
      }
  });

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

export type SynonymGroup = z.infer<typeof synonymsSchema>[number];
export type Gap = z.infer<typeof gapsSchema>[number];
