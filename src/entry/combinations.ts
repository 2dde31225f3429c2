import { z } from 'zod';
import { cellName, cellsOf, type Row, relations } from './combination-cells.ts';

const filled = (field: string) =>
  z
    .string({ error: `${field} 要写成文字` })
    .trim()
    .min(1, { error: `${field} 不能为空；源文档没有写，就删去这一项` });

const list = (field: string, example: string) =>
  z
    .array(filled(`${field} 的每一项`), { error: `${field} 要写成列表，例如 ${field}: [${example}]` })
    .min(1, { error: `${field} 至少写一项，例如 ${field}: [${example}]` });

const number = (field: string) => z.int({ error: `${field} 写条目编号，例如 1013` });

const rowSchema = z.strictObject({
  have: list('have', '单品'),
  buy: list('buy', '包月, 包季'),
  level: z.array(z.enum(relations, { error: `level 只能写 ${relations.join('、')}` }), {
    error: 'level 要写成列表，例如 level: [同, 高]',
  }),
  can: z.enum(['能', '不能'], { error: 'can 只能写 能 或 不能；源文档没有写，就删去这一项' }).optional(),
  starts: filled('starts（何时生效）').optional(),
  rest: filled('rest（原来剩余的时长怎么办）').optional(),
  charge: filled('charge（何时扣款）').optional(),
  note: filled('note（补充）').optional(),
  reply: number('reply').optional(),
  see: z.array(number('see 的每一项'), { error: 'see 要写成列表，例如 see: [1014]' }).default([]),
});

/** content/combinations.yml: what a customer has × what the customer buys next → the rule, and an approved reply. */
export const combinationsSchema = z
  .strictObject({
    topic: filled('topic（专题）'),
    levels: list('levels', '黄金, 铂金, 钻石'),
    options: z.record(
      z.string(),
      z.strictObject({ label: filled('label（页面上的名称）'), said: list('said', '包月') }),
      { error: 'options 的左边是会员的名称，右边写 { label: 连续包月, said: [包月] }' },
    ),
    both: z
      .array(z.strictObject({ said: list('said', '订阅'), means: list('means', '包月, 包季') }), {
        error: 'both 要写成列表，每项有 said 和 means',
      })
      .default([]),
    further: list('further', '再买'),
    relative: z.record(z.enum(relations), list('relative', '更低')),
    rows: z.array(rowSchema, { error: 'rows 要写成列表，每行有 have、buy 和 level' }),
  })
  .superRefine((table, context) => {
    const rowOf = new Map<string, Row>();
    const report = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message });
    for (const [at, row] of table.rows.entries()) {
      for (const field of ['have', 'buy'] as const)
        for (const name of row[field])
          if (!table.options[name]) report(['rows', at, field], `options 里没有「${name}」；请改成 options 里的名称`);
      for (const cell of cellsOf(row)) {
        if (rowOf.has(cellName(cell))) report(['rows', at], `${cellName(cell)} 写了两行；一格只能有一行，请删去一行`);
        rowOf.set(cellName(cell), row);
      }
    }
    const names = Object.keys(table.options);
    for (const cell of cellsOf({ have: names, buy: names, level: [...relations] }))
      if (!rowOf.has(cellName(cell))) report(['rows'], `${cellName(cell)} 还没有写；源文档没有说明的，也要写一行`);
  });

export type Combinations = z.infer<typeof combinationsSchema>;
