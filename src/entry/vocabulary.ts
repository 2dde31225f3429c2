import { z } from 'zod';
import { fold } from '../text/fold.ts';
import type { Said } from './said.ts';

/** What editors and customers say, for search and for the report of use. */
export interface Vocabulary {
  synonyms: SynonymGroup[];
  gaps: Gap[];
  said: Said[];
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

/**
 * content/gaps.yml: what customers ask and the corpus is known not to answer. Sentences of customers about a gap are in
 * content/said/缺口/.
 */
export const gapsSchema = z.array(
  z.strictObject(
    {
      /** The gap's name, as agents read it: 「这个还没有答复：取消续费」. */
      about: z.string({ error: 'about 必填，写一句这是什么话题' }).trim().min(1, { error: 'about 不能为空' }),
      /** What may be told to the customer meanwhile; absent where nothing has been approved. */
      tell: z.string({ error: 'tell 写可以先告诉客户的话' }).trim().min(1, { error: 'tell 不能为空' }).optional(),
      /** Where the agent turns to: a route of content/escalations.yml. */
      route: z.string({ error: 'route 写 escalations.yml 里的一条升级路径' }).trim().min(1).optional(),
    },
    { error: '每一项写成 about: 话题，可以加 tell: 可以先告诉客户的话 和 route: 升级路径' },
  ),
  { error: 'gaps.yml 是一个列表，每项有 about' },
);

export type SynonymGroup = z.infer<typeof synonymsSchema>[number];
export type Gap = z.infer<typeof gapsSchema>[number];
