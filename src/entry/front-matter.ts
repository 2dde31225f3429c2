import { z } from 'zod';
import { isDay } from './days.ts';
import { meant } from './spelling.ts';
import { statusLabels } from './upkeep.ts';

const isoDate = (field: string) =>
  z
    .string({ error: `${field} 要写成日期，例如 ${field}: 2026-12-31` })
    .refine(isDay, { error: `${field} 不是一个存在的日期，要写成 2026-12-31 这样` });

const textList = (field: string, example: string) =>
  z.array(
    z
      .string({ error: `${field} 里每一项都要是文字，例如 ${field}: [${example}]；含冒号的请加引号` })
      .trim()
      .min(1, { error: `${field} 里有空的一项，请填写或删去` }),
    { error: `${field} 要写成列表，例如 ${field}: [${example}]` },
  );

/**
 * The front matter of an entry. Strict: a misspelt field is an error, never silently ignored.
 * The messages are what editors read, so each one holds the YAML to write.
 */
export const frontMatterSchema = z
  .strictObject(
    {
      number: z
        .int({ error: 'number 必须是整数编号，不加引号，例如 number: 1064' })
        .min(1000, { error: 'number 从 1000 开始，例如 number: 1064' }),
      title: z
        .string({ error: 'title 是标准问，必填，例如 title: 充了会员怎么去水印？' })
        .trim()
        .min(1, { error: 'title 不能为空，请写标准问' }),
      aliases: textList('aliases', '重新登录了还是有水印').default([]),
      status: z.enum(['published', 'unpublished'], {
        error: ({ input }) =>
          `status 只能是 published（${statusLabels.published}）或 unpublished（${statusLabels.unpublished}），现在是「${input ?? '空'}」；请写 status: published`,
      }),
      reviewed: z
        .strictObject(
          {
            on: isoDate('on'),
            by: z
              .string({ error: 'by 写审核的角色，例如 by: 会员组' })
              .trim()
              .min(1, { error: 'by 不能为空，例如 by: 会员组' }),
          },
          { error: 'reviewed 要写成 reviewed: { on: 2026-11-20, by: 会员组 }，没有别的字段' },
        )
        .optional(),
      validFrom: isoDate('validFrom').optional(),
      validUntil: isoDate('validUntil').optional(),
      verify: textList('verify', '价格表须核实').default([]),
      missing: textList('missing', '会员权益图').default([]),
      related: z
        .array(z.int({ error: 'related 里写条目编号，例如 related: [1004, 1006]' }), {
          error: 'related 要写成编号列表，例如 related: [1004, 1006]',
        })
        .default([]),
      /** Rules whose alarm is false here, and why; the report of a change shows both. */
      allow: z
        .array(
          z.strictObject(
            {
              rule: z.string({ error: 'allow 的 rule 写规则的名字，例如 rule: fact-value' }).trim().min(1),
              why: z
                .string({ error: 'allow 的 why 写为什么这里不算，例如 why: 说的是别家的税率' })
                .trim()
                .min(4, { error: 'allow 的 why 太短；请写清楚为什么这里不算' }),
            },
            { error: 'allow 的每一项写成 { rule: 规则, why: 为什么这里不算 }' },
          ),
          { error: 'allow 要写成列表，例如 allow: [{ rule: fact-value, why: 说的是别家的税率 }]' },
        )
        .default([]),
    },
    { error: strictError },
  )
  .refine(({ validFrom, validUntil }) => !validFrom || !validUntil || validFrom <= validUntil, {
    error: 'validUntil 早于 validFrom，请把两个日期改对',
    path: ['validUntil'],
  });

export type FrontMatter = z.infer<typeof frontMatterSchema>;

/** The fields an editor may write, in the order in which they are written. */
export const frontMatterFields: readonly string[] = Object.keys(frontMatterSchema.shape);

function strictError(issue: { code?: string; keys?: PropertyKey[] }): string | undefined {
  if (issue.code === 'unrecognized_keys')
    return `没有${issue.keys?.map((key) => `「${String(key)}」`).join('、')}这个字段；${adviceFor(String(issue.keys?.[0]))}`;
  return '开头要有 number、title、status 等字段，写成「字段: 值」，每行一个';
}

function adviceFor(key: string): string {
  const field = meant(key, frontMatterFields);
  return field ? `请改成 ${field}` : `请删去，或改成可以写的字段：${frontMatterFields.join('、')}`;
}
