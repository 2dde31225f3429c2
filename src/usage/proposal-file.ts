import { z } from 'zod';
import { saidPath, saidTopicOf } from '../entry/said.ts';
import { withSentences, yamlText } from '../entry/said-file.ts';
import type { Proposal } from './proposal.ts';

const sentence = z
  .string({ error: '每一句写成文字；纯数字和含冒号的请加引号' })
  .trim()
  .min(1, { error: '有一句是空的；请填写或删去' })
  .transform((text) => text.replace(/\s+/g, ' '));

/**
 * A proposal as the file that an editor reviews: groups of sentences, each with the file of content/said/ it is to go
 * to. Comments say why.
 *
 *     from: 日志 2026-11
 *     groups:
 *       - to: 1005 # 会员去水印了，快影里为什么还有？
 *         said:
 *           - 快影里还有标 # 搜后复制 7 次，占 100%
 */
export const proposalSchema = z.strictObject({
  /** The voice under which the sentences stand in content/said/. */
  from: z.string({ error: 'from 写这些话从哪里来，例如 日志 2026-11' }).trim().min(1, { error: 'from 不能为空' }),
  groups: z.array(
    z.strictObject({
      to: z
        .union([z.int(), z.string().trim()], { error: 'to 写条目的编号，或缺口的名称；不要的留空' })
        .transform(String)
        .refine((name) => name === '' || topicNamed(name) !== null, { error: 'to 写四位以上的编号，或缺口的名称' })
        .nullable(),
      said: z.array(sentence, { error: 'said 下面每行一句，前面加「- 」' }).nullable(),
    }),
    { error: 'groups 是一个列表，每组有 to 和 said' },
  ),
});

type ProposalFile = z.infer<typeof proposalSchema>;

/** @param from the voice, and what the proposal was made of in words */
export function writeProposal({ learned, unanswered }: Proposal, from: { voice: string; period: string }): string {
  const byEntry = [...Map.groupBy(learned, ({ number }) => number)];
  return [
    `# 从使用日志学到的说法，${from.period}。请逐行看：`,
    '# - 答非所问的、看不懂的，整行删去；归错了的，移到对的那一组，或改 to。',
    '# - 没有答复的那些：to 写能回答它的编号，或缺口的名称（gaps.yml 里要有这一行），和产品无关的写 无关；拿不准的留空，不会写进去。',
    '# 看完运行 npm run learn -- --take 这个文件。剩下的句子过了检查，才写进 content/said/。',
    `from: ${yamlText(from.voice)}`,
    learned.length + unanswered.length > 0 ? 'groups:' : 'groups: []',
    ...(learned.length > 0 ? ['  # 搜了以后，复制的是同一条'] : []),
    ...byEntry.flatMap(([number, rows]) => [
      `  - to: ${number}${remark(rows[0]?.title)}`,
      '    said:',
      ...rows.map((row) => `      - ${yamlText(row.text)}${remark(reasonFor(row))}`),
    ]),
    ...(unanswered.length > 0 ? ['  # 搜了没有答复'] : []),
    ...unanswered.flatMap(({ texts, asked, gap, nearest }) => [
      `  - to:${remark(
        [`问了 ${asked} 次`, gap && `搜索认作缺口「${gap}」`, nearest && `最接近 ${nearest.number} ${nearest.title}`]
          .filter(Boolean)
          .join('；'),
      )}`,
      '    said:',
      ...texts.map((text) => `      - ${yamlText(text)}`),
    ]),
    '',
  ].join('\n');
}

/**
 * The files of content/said/ that taking a proposal changes: path → text. Groups without a destination are left out.
 *
 * @param textOf the text of a file as it is; empty if there is none
 */
export function takeProposal({ from, groups }: ProposalFile, textOf: (path: string) => string): Map<string, string> {
  const changed = new Map<string, string>();
  for (const { to, said } of groups) {
    const path = to && topicNamed(to);
    if (!path || !said?.length) continue;
    changed.set(path, withSentences(changed.get(path) ?? textOf(path), from, said));
  }
  return changed;
}

/** The file of content/said/ that a destination names: a number, 无关 or 寒暄, or else a gap; null if no file can. */
function topicNamed(name: string): string | null {
  if (/[/\\]/.test(name)) return null;
  const own = `${saidPath({ number: 0 }).slice(0, -'0.yml'.length)}${name}.yml`;
  if (saidTopicOf(own)) return own;
  return /^\d+$/.test(name) ? null : saidPath({ gap: name });
}

function reasonFor({ copies, share, wasUnsure }: Proposal['learned'][number]): string {
  return `搜后复制 ${copies} 次，占 ${Math.round(share * 100)}%${wasUnsure ? '；搜索没有把握' : ''}`;
}

/** A comment at the end of a line; whatever is in it stays on that line. */
function remark(text = ''): string {
  const line = text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  return line ? ` # ${line}` : '';
}
