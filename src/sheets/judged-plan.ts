import type { Judge } from '../check/judge-changes.ts';
import { nearestEntries } from '../check/nearest-entries.ts';
import { severityOf } from '../check/severity.ts';
import type { Problem } from '../entry/problem.ts';
import type { Change } from '../markdown/changes.ts';
import type { Corpus } from '../markdown/corpus.ts';
import type { ImportPlan, Outcome } from './plan.ts';

const labels: Record<Outcome['kind'], string> = { same: '没有变化', edit: '改动', draft: '新建', refused: '没有写' };

/** The plan without the files that the gate refuses; blanks of a draft are no reason, because the gate stops them later. */
export function judgedPlan(plan: ImportPlan, judge: Judge): ImportPlan {
  for (;;) {
    const errors = judge(changesOf(plan)).filter(
      (problem) => severityOf(problem) === '错误' && !(problem.rule === 'blank' && plan.drafts.has(problem.path)),
    );
    if (errors.length === 0) return plan;
    const first = new Map(errors.map((error) => [error.path, error]).reverse() as [string, Problem][]);
    // An error in a file that no row changes has no row to blame, so nothing at all is written.
    const elsewhere = errors.find(({ path }) => !plan.changed.has(path));
    const refused = elsewhere ? [...plan.changed.keys()] : [...first.keys()];
    for (const path of refused) drop(plan, path, elsewhere ?? first.get(path));
  }
}

export function changesOf({ changed }: ImportPlan): Change[] {
  return [...changed].map(([path, text]) => ({ path, text }));
}

function drop(plan: ImportPlan, path: string, error: Problem | undefined): void {
  plan.changed.delete(path);
  plan.drafts.delete(path);
  const message = error ? `检查没有通过（${error.path} 第 ${error.line} 行）：${error.message}` : '检查没有通过';
  plan.outcomes = plan.outcomes.map((outcome) =>
    outcome.path === path && outcome.kind !== 'same' ? { ...outcome, kind: 'refused', message } : outcome,
  );
}

/** What became of each row, a line each, and how many of each kind there are. */
export function reportOn(
  { outcomes, drafts }: ImportPlan,
  unread: readonly string[],
  corpus: Pick<Corpus, 'entries' | 'words'>,
): string[] {
  const near = new Map(
    [...drafts].map(([path, title]) => [
      path,
      nearestEntries(title, corpus)
        .slice(0, 3)
        .map(({ entry }) => `${entry.number}「${entry.title}」`)
        .join('、'),
    ]),
  );
  const rows = outcomes.map(({ line, kind, path, message }) => {
    const others = kind === 'draft' && path ? near.get(path) : '';
    return `第 ${line} 行　${labels[kind]}　${message}${others ? `；已有相近的 ${others}，请先看看是不是同一件事` : ''}`;
  });
  const count = (kind: Outcome['kind']) => `${labels[kind]} ${outcomes.filter((one) => one.kind === kind).length} 行`;
  return [
    ...rows,
    ...(unread.length > 0 ? [`没有读：${unread.join('、')}`] : []),
    `一共 ${outcomes.length} 行：${count('same')}，${count('edit')}，${count('draft')}，${count('refused')}。`,
  ];
}
