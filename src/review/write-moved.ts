import { inline, markdownTable } from '../text/markdown.ts';
import { type Answer, type MovedQuery, type Verdict, verdictOn } from './moved-queries.ts';
import type { ComparedSearch } from './review.ts';

/** Rows of each table at most. */
const most = 100;

/** The worst first. */
const order: Verdict[] = ['变差', '不再有把握', '', '变好'];

/** One line on what a change does to search. */
export function summarizeSearch({ asked, moved, log }: ComparedSearch): string {
  const unsure = moved.filter(({ before, after }) => before.confident && !after.confident).length;
  const others = moved.filter(({ before, after }) => before.first !== after.first).length;
  const total = `试了 ${asked} 种问法，${others} 种的第一条变了，${unsure} 种不再有把握`;
  if (!log) return total;
  const times = moved.reduce((sum, query) => sum + query.asked, 0);
  return `${total}；日志里从 ${log.from} 到 ${log.to} 问过 ${log.times} 次，其中 ${times} 次的答复会和以前不同`;
}

/** Queries that a change moves: those that the log has, with how often they were asked, then the others. */
export function writeMoved(moved: readonly MovedQuery[], titles: ReadonlyMap<number, string>): string[] {
  const fromLog = moved.filter(({ asked }) => asked > 0);
  const rest = moved.filter(({ asked }) => asked === 0);
  return [
    ...table('日志里最近搜过的', fromLog, titles),
    ...table(
      '客户的原话（said/）',
      rest.filter(({ source }) => source === '原话'),
      titles,
    ),
    ...table(
      '标准问、别名和评测',
      rest.filter(({ source }) => source !== '原话'),
      titles,
    ),
  ];
}

function table(heading: string, moved: readonly MovedQuery[], titles: ReadonlyMap<number, string>): string[] {
  if (moved.length === 0) return [];
  const isAsked = moved.some(({ asked }) => asked > 0);
  const rows = [...moved]
    .sort((a, b) => order.indexOf(verdictOn(a)) - order.indexOf(verdictOn(b)) || b.asked - a.asked)
    .map((query) => [
      inline(query.text),
      query.source,
      ...(isAsked ? [query.asked] : []),
      answerOf(query.before, titles),
      answerOf(query.after, titles),
      verdictOn(query),
    ]);
  const head = ['问法', '来源', ...(isAsked ? ['问过'] : []), '原来第一条', '现在第一条', ''];
  const rest = rows.length > most ? ['', `还有 ${rows.length - most} 种问法。`] : [];
  return [`### ${heading}`, '', markdownTable(head, rows.slice(0, most)), ...rest, ''];
}

function answerOf({ first, confident }: Answer, titles: ReadonlyMap<number, string>): string {
  if (first === null) return '没有结果';
  return `${first} ${inline(titles.get(first) ?? '')}${confident ? '' : '（没有把握）'}`;
}
