import { z } from 'zod';
import { combinationsSchema } from '../src/entry/combinations.ts';
import { frontMatterSchema } from '../src/entry/front-matter.ts';
import { noticeSchema } from '../src/entry/notices.ts';
import { saidSchema } from '../src/entry/said.ts';
import {
  escalationsSchema,
  factsSchema,
  pinsSchema,
  redirectsSchema,
  slotsSchema,
  sourceSchema,
  topicsSchema,
  wordsSchema,
} from '../src/entry/site-data.ts';
import { fewestAliases, statusLabels } from '../src/entry/upkeep.ts';
import { gapsSchema } from '../src/entry/vocabulary.ts';

/** What an editor program shows beside a field of the front matter. */
const hints: Record<keyof typeof frontMatterSchema.shape, string> = {
  number: '编号：一旦有了就不改、不重用；新条目用 npm run new 取',
  title: '标准问：客户的问题，一句话',
  aliases: `别名：客户真会打的其他说法，至少 ${fewestAliases} 个`,
  status: `published ${statusLabels.published}，unpublished ${statusLabels.unpublished}`,
  reviewed: '谁在哪天核实过整条：{ on: 2026-11-20, by: 会员组 }；by 写角色，不写人名',
  validFrom: '从哪天起有效（当天算），例如 2026-11-01',
  validUntil: '到哪天为止有效（当天算），例如 2026-12-31',
  verify: '还没核实的疑点，一条一句；核实后才删，同时写 reviewed',
  missing: '还缺的截图或附件',
  related: '客服接着可能要看的条目编号',
  allow: '规则在这一条报错了：{ rule: 规则, why: 为什么这里不算 }；改动报告会列出来',
};

/** The form of a date. Which days exist is judged by the gate, because a JSON schema cannot. */
const isoDate = '^\\d{4}-\\d{2}-\\d{2}$';

const tables = {
  topics: topicsSchema,
  escalations: escalationsSchema,
  facts: factsSchema,
  slots: slotsSchema,
  redirects: redirectsSchema,
  words: wordsSchema,
  gaps: gapsSchema,
  source: sourceSchema,
  said: saidSchema,
  combinations: combinationsSchema,
  pins: pinsSchema,
  notice: noticeSchema,
};

/** File name → JSON schema of what editors write, from the schemas that the build uses. */
export function editorSchemas(): Record<string, string> {
  const entry = toJson(frontMatterSchema);
  const properties = entry['properties'] as Record<string, object>;
  for (const [field, description] of Object.entries(hints)) properties[field] = { description, ...properties[field] };
  const files = Object.entries(tables).map(([name, schema]) => [`${name}.schema.json`, print(toJson(schema))] as const);
  for (const field of ['validFrom', 'validUntil']) properties[field] = { ...properties[field], pattern: isoDate };
  return { 'front-matter.schema.json': print(entry), ...Object.fromEntries(files) };
}

/** What an editor writes, so a field with a default may be left out; draft 7 is what YAML extensions know. */
function toJson(schema: z.ZodType): Record<string, unknown> {
  return z.toJSONSchema(schema, { io: 'input', target: 'draft-7', unrepresentable: 'any' });
}

function print(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
