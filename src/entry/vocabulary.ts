import { z } from 'zod';
import type { Said } from './said.ts';

/** What customers say, and what nobody has answered: search learns from both. */
export interface Vocabulary {
  gaps: Gap[];
  said: Said[];
}

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

export type Gap = z.infer<typeof gapsSchema>[number];
