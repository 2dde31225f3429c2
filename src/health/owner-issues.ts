import type { Said } from '../entry/said.ts';
import type { Vocabulary } from '../entry/vocabulary.ts';
import { inline } from '../text/markdown.ts';
import { type Judged, type MeasureId, measures } from './measures.ts';

/** What a role has to do, as an issue of the host. */
export interface OwnerIssue {
  title: string;
  /** Markdown. */
  body: string;
}

/** How every title begins, so that the pipeline recognises the issues of the days before. */
export const issuePrefix = '知识库待办：';

/** What an owner is told, the most urgent first. */
const told: readonly MeasureId[] = ['expired', 'expiring', 'overdue', 'doubtful'];
/** Of how many gaps the sentences of customers are counted up. */
const mostGaps = 30;

/** One issue for each role that has something to do, and one of questions that nobody answers yet. */
export function ownerIssues(judged: readonly Judged[], vocabulary: Vocabulary, today: string): OwnerIssue[] {
  const wanting = judged.filter(({ wants }) => told.some((id) => wants[id] !== undefined));
  const issues = [...Map.groupBy(wanting, ({ owner }) => owner)].map(([owner, group]) => issueOf(owner, group, today));
  const gaps = gapRows(vocabulary);
  return gaps.length > 0
    ? [
        ...issues,
        { title: `${issuePrefix}问了没有答复`, body: bodyOf(today, ['## 客户问过、还没有答复', '', ...gaps]) },
      ]
    : issues;
}

function issueOf(owner: string, group: readonly Judged[], today: string): OwnerIssue {
  const sections = told.flatMap((id) => {
    const rows = group.flatMap(({ entry, wants }) =>
      wants[id] === undefined ? [] : [`- [ ] ${entry.number} ${inline(entry.title)}：${inline(wants[id])}`],
    );
    const measure = measures.find((one) => one.id === id);
    return rows.length > 0 ? ['', `## ${measure?.label ?? id}（${rows.length}）`, '', ...rows] : [];
  });
  return { title: `${issuePrefix}${owner}`, body: bodyOf(today, sections.slice(1)) };
}

function bodyOf(today: string, lines: readonly string[]): string {
  return `${[`${today} 的清单，每晚自动更新；做完一条，改好条目合并以后，这里就不再列出。`, '', ...lines].join('\n')}\n`;
}

/** Known gaps with the number of sentences in which customers asked, the most asked first. */
function gapRows({ gaps, said }: Vocabulary): string[] {
  const asked = (about: string) => said.filter(({ topic }: Said) => 'gap' in topic && topic.gap === about).length;
  const rows = gaps.map(({ about }) => ({ about, count: asked(about) })).filter(({ count }) => count > 0);
  rows.sort((a, b) => b.count - a.count);
  const rest = rows.length > mostGaps ? [`- 还有 ${rows.length - mostGaps} 个`] : [];
  return [
    ...rows
      .slice(0, mostGaps)
      .map(({ about, count }) => `- [ ] ${inline(about)}：原话 ${count} 句；补上用 \`npm run new -- --gap ${about}\``),
    ...rest,
  ];
}
