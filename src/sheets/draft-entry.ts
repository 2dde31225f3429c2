import { blankMark, draftText, nextNumber, slugProblem, suggestSlug } from '../entry/draft.ts';
import { entryPath } from '../entry/paths.ts';
import { withField } from '../markdown/entry-source.ts';
import { type ImportInput, type ImportPlan, linesOf, type Outcome, toTopic } from './plan.ts';
import type { ReadRow } from './read-table.ts';

/** Begins the entry that the rows of one question ask for. */
export function draftEntry(
  title: string,
  rows: readonly ReadRow[],
  input: ImportInput & { numbers: number[] },
  plan: ImportPlan,
): void {
  const give = (kind: Outcome['kind'], path: string | null, message: string) =>
    plan.outcomes.push(...rows.map(({ line }) => ({ line, kind, path, message })));
  const named = rows.map(({ cells }) => cells.topic ?? '').find((text) => text !== '');
  const topic = named ? toTopic(named, input.topics) : input.topic;
  if (!topic) {
    const all = Object.values(input.topics)
      .map(({ label }) => label)
      .join('、');
    return void give(
      'refused',
      null,
      named ? `没有「${named}」这个专题；可以写：${all}` : `新的条目要写专题，可以写：${all}`,
    );
  }
  const number = nextNumber(input.numbers);
  const isTaken = (slug: string) => input.isTaken(topic, slug) || plan.drafts.has(entryPath({ topic, slug }));
  const slug = suggestSlug(title, input.words.slugs, isTaken) ?? `entry-${number}`;
  if (slugProblem(slug, isTaken))
    return void give('refused', null, `网址 ${slug} 已经有了；请先用 npm run new 新建这一条`);
  const path = entryPath({ topic, slug });
  input.numbers.push(number);
  const text = draftFrom(title, number, rows);
  plan.changed.set(path, text);
  plan.drafts.set(path, title);
  const blanks = text.split(blankMark).length - 1;
  give('draft', path, `新建 ${number}「${title}」：${path}${blanks > 0 ? `，还有 ${blanks} 处【待填写】` : ''}`);
}

/** A draft with what the rows say; what they leave open stays a blank. */
function draftFrom(title: string, number: number, rows: readonly ReadRow[]): string {
  const aliases = [...new Set(rows.flatMap((row) => row.aliases))].filter((one) => one !== title);
  const cell = (column: 'validFrom' | 'validUntil' | 'verify') =>
    rows.map(({ cells }) => cells[column] ?? '').find((text) => text !== '') ?? '';
  const [empty = '', ...body] = draftText({ number, title }).split('\n\n:::');
  let text = `${empty}\n`;
  if (aliases.length > 0) text = withField(text, 'aliases', aliases);
  for (const field of ['validFrom', 'validUntil'] as const) if (cell(field)) text = withField(text, field, cell(field));
  if (cell('verify')) text = withField(text, 'verify', linesOf(cell('verify')));
  const replies = [...new Set(rows.map(({ cells }) => cells.reply ?? ''))].filter(Boolean);
  if (replies.length === 0) return `${text}\n:::${body.join('\n\n:::')}`;
  const blocks = [...new Set(rows.map(({ cells }) => cells.when ?? ''))].map((when) => {
    const here = rows.filter(({ cells }) => (cells.when ?? '') === when);
    const leaves = here.flatMap(({ cells }) => [
      ...(cells.reply ? [`:::话术\n${cells.reply}\n:::`] : []),
      ...(cells.internal ? [`:::内部\n${cells.internal}\n:::`] : []),
    ]);
    const inner = [...new Set(leaves)].join('\n\n');
    return when === '' ? inner : `::::情形[${when}]\n\n${inner}\n\n::::`;
  });
  return `${text}\n${blocks.filter(Boolean).join('\n\n')}\n`;
}
