import { firstDayOf } from '../entry/days.ts';
import { plain } from '../text/markdown.ts';
import { complaints, verdicts } from './beacon-query.ts';
import type { Count } from './counter.ts';
import { type Column, pageTable, weekColumns } from './table.ts';
import { type EntryUse, grouped, type Usage } from './usage.ts';

/** How much of each list the page shows; the tables beside it hold everything. */
const shown = { weeks: 13, questions: 40, others: 5, queries: 30, copied: 20, unhelpful: 20, useless: 20, never: 100 };

/** From how many openings on, and below which share of copies, an entry counts as opened in vain. */
const unhelpful = { opened: 5, share: 0.2 };

/** The report as people read it, in Markdown. */
export function writePage(usage: Usage): string {
  const sections: Record<string, string[]> = {
    每周: pageTable(usage.weeks.slice(-shown.weeks), weekColumns(usage)),
    '已知缺口（问得最多的在前）': gaps(usage),
    '没有答案的问题（要补的条目）': questions(usage),
    搜得最多的词: pageTable(usage.tally.queries.top().slice(0, shown.queries), [
      ['搜索词', ([query]) => query],
      ['次数', ([, { total }]) => total],
      ...recent(usage, '', ([, count]: [string, Count]) => count),
    ]),
    复制得最多的条目: mostCopied(usage),
    客服说没用的条目: uselessEntries(usage),
    '打开多、复制少的条目': unhelpfulEntries(usage),
    ...neverUsed(usage),
  };
  const body = Object.entries(sections).flatMap(([heading, lines]) => [`## ${heading}`, '', ...lines]);
  return ['# 使用情况', '', ...introduction(usage), ...body].join('\n');
}

function introduction({ tally, latest, former, isOpen, ungrouped }: Usage): string[] {
  const { lines, malformed, from, to, queries, unanswered } = tally;
  const forgotten = Math.max(queries.forgotten, unanswered.forgotten);
  const open = isOpen ? `，到 ${to} 为止，还没满一周` : '';
  const paragraphs = [
    latest && `从 ${from} 到 ${to}。本周指 ${latest}（${firstDayOf(latest)} 起${open}），上周指 ${former}。`,
    `共 ${lines} 行日志，其中 ${malformed} 行读不懂，没有计入。`,
    forgotten > 0 &&
      `不同的搜索词太多，只记住了常见的：出现不超过 ${forgotten} 次的可能没有列出，列出的也可能少算，最多少算 ${forgotten} 次。`,
    ungrouped > 0 &&
      `没有答案的问法只有最多的 ${grouped} 种按相近合并；其余 ${ungrouped} 种没有合并，在 unanswered.csv 里各占一行。`,
  ];
  return paragraphs.flatMap((paragraph) => (paragraph ? [paragraph, ''] : []));
}

function questions(usage: Usage): string[] {
  return [
    '问法相近的合在一起，按次数排列。最接近的条目是搜索给出的第一条：答得上，就给它加问法；答不上，就补一条。',
    '',
    ...pageTable(usage.questions.slice(0, shown.questions), [
      ['问题', ({ query }) => query],
      ['次数', ({ total }) => total],
      ...recent(usage, '', (question: Count) => question),
      ['其他问法', ({ others }) => others.slice(0, shown.others).join('；')],
      ['最接近的条目', ({ nearest }) => (nearest === undefined ? '' : nameOf(usage, nearest))],
      ['认作缺口', ({ gap }) => gap],
    ]),
  ];
}

/** Gaps of gaps.yml by how often they were asked, each with the command that starts its answer. */
function gaps(usage: Usage): string[] {
  return [
    'gaps.yml 里还没有答复的话题，按问到的次数排列。右边的命令补上它：新建一条，客户的原话归到这一条。',
    '',
    ...pageTable(usage.gaps, [
      ['话题', ({ about }) => about],
      ['次数', ({ total }) => total],
      ...recent(usage, '', (gap: Count) => gap),
      ['补上它', ({ about }) => `npm run new -- --gap ${/\s/.test(about) ? `"${about}"` : about}`],
    ]),
  ];
}

function mostCopied(usage: Usage): string[] {
  const copied = usage.entries.filter(({ reply }) => reply.total > 0).sort((a, b) => b.reply.total - a.reply.total);
  return [
    '只算话术；告知客户的话和工单模板见 entries.csv。',
    '',
    ...pageTable(copied.slice(0, shown.copied), [
      ['条目', ({ number }) => nameOf(usage, number)],
      ['复制', ({ reply }) => reply.total],
      ['打开', ({ opened }) => opened.total],
      ...recent(usage, '复制', ({ reply }: EntryUse) => reply),
    ]),
  ];
}

/** Entries that agents said did not help, and why. */
function uselessEntries(usage: Usage): string[] {
  const entries = usage.entries
    .filter(({ useless }) => useless.total > 0)
    .sort((a, b) => b.useless.total - a.useless.total);
  const reasons = ({ rated }: EntryUse) =>
    complaints
      .filter((verdict) => rated[verdict].total > 0)
      .map((verdict) => `${verdicts[verdict]} ${rated[verdict].total}`)
      .join('；');
  return pageTable(entries.slice(0, shown.useless), [
    ['条目', ({ number }) => nameOf(usage, number)],
    ['没用', ({ useless }) => useless.total],
    ['为什么', reasons],
    ['有用', ({ rated }) => rated.useful.total],
    ...recent(usage, '没用', ({ useless }: EntryUse) => useless),
  ]);
}

function unhelpfulEntries(usage: Usage): string[] {
  const copies = ({ used, opened }: EntryUse) => used.total - opened.total;
  const entries = usage.entries
    .filter(({ entry, opened }) => entry && entry.replies.length > 0 && opened.total >= unhelpful.opened)
    .filter((use) => copies(use) < unhelpful.share * use.opened.total)
    .sort((a, b) => b.opened.total - a.opened.total);
  return [
    `从搜索结果打开至少 ${unhelpful.opened} 次，复制（话术、告知、工单都算）不到打开的 ${unhelpful.share * 100}%：也许答非所问，也许话术不好用。`,
    '',
    ...pageTable(entries.slice(0, shown.unhelpful), [
      ['条目', ({ number }) => nameOf(usage, number)],
      ['打开', ({ opened }) => opened.total],
      ['复制', copies],
      ...recent(usage, '打开', ({ opened }: EntryUse) => opened),
    ]),
  ];
}

/**
 * Entries that no search led to: nobody needed them, or nobody finds them. Pages opened by a link or from a topic are
 * in no log.
 */
function neverUsed({ entries }: Usage): Record<string, string[]> {
  const never = entries.flatMap(({ entry, used }) => (entry && used.total === 0 ? [entry] : []));
  const list = (status: 'published' | 'unpublished') => never.filter((entry) => entry.status === status);
  const lines = (some: typeof never) => [
    ...some.slice(0, shown.never).map(({ number, title, topic }) => `- ${number} ${plain(title)}（${plain(topic)}）`),
    ...(some.length > shown.never ? [`- ……其余 ${some.length - shown.never} 条见 entries.csv`] : []),
    '',
  ];
  const [published, unpublished] = [list('published'), list('unpublished')];
  return {
    [`从没从搜索结果打开过、也没复制过的条目（${published.length}）`]: lines(published),
    ...(unpublished.length > 0 ? { [`还没上线、也没用过的条目（${unpublished.length}）`]: lines(unpublished) } : {}),
  };
}

/** 本周 and 上周, for whatever is counted. */
function recent<Row>({ latest, former }: Usage, what: string, countOf: (row: Row) => Count): Column<Row>[] {
  return [
    [`本周${what}（${latest}）`, (row) => countOf(row).in(latest)],
    [`上周${what}`, (row) => countOf(row).in(former)],
  ];
}

function nameOf({ titles }: Usage, number: number): string {
  if (titles.size === 0) return String(number);
  return `${number} ${titles.get(number) ?? '（已没有这一条）'}`;
}
