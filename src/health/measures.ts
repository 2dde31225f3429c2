import { daysBetween } from '../entry/days.ts';
import type { Entry } from '../entry/entry.ts';
import type { Topics } from '../entry/site-data.ts';
import { daysToExpiry, expiryNotice, fewestAliases, reviewDue } from '../entry/upkeep.ts';

/** What a measure may look at beside the entry. */
export interface Circumstances {
  /** ISO date in Asia/Shanghai. */
  today: string;
  /** Days that a review holds in the entry's topic, if there is such a topic. */
  reviewEvery: number | undefined;
}

/**
 * What can be wanting about an entry. The dashboard, its lists and the CSV all read this table. `judge` gives what to
 * say about an entry that is wanting, or null if it is not.
 */
export const measures = [
  {
    id: 'doubtful',
    label: '待核实',
    hint: '来源有疑点，还没有人核实',
    judge: ({ verify }) => joined(verify),
  },
  {
    id: 'unreviewed',
    label: '从未审核',
    hint: '还没有人对照业务审核过',
    judge: ({ reviewed }) => (reviewed ? null : '还没有审核过'),
  },
  {
    id: 'overdue',
    label: '复核超期',
    hint: '上次审核之后，已经超过专题的复核周期',
    judge: (entry, { today, reviewEvery }) => {
      const due = reviewDue(entry, reviewEvery);
      return due && due < today ? `应在 ${due} 前复核，已超 ${daysBetween(due, today)} 天` : null;
    },
  },
  {
    id: 'expired',
    label: '已过期',
    hint: '过了有效期，不能再复制',
    judge: ({ validUntil }, { today }) => (validUntil && validUntil < today ? `已于 ${validUntil} 到期` : null),
  },
  {
    id: 'expiring',
    label: '即将到期',
    hint: `${expiryNotice} 天之内到期`,
    judge: (entry, { today }) => {
      const left = daysToExpiry(entry, today);
      return left === null ? null : `${entry.validUntil} 到期，还有 ${left} 天`;
    },
  },
  {
    id: 'missing',
    label: '缺附件',
    hint: '来源提到的图、表、文件还没有拿到',
    judge: ({ missing }) => joined(missing),
  },
  {
    id: 'few-aliases',
    label: '问法太少',
    hint: `客户的说法不足 ${fewestAliases} 种，容易搜不到`,
    judge: ({ aliases }) => (aliases.length < fewestAliases ? `只有 ${aliases.length} 种问法` : null),
  },
] as const satisfies readonly Measure[];

export type MeasureId = (typeof measures)[number]['id'];

/** An entry with all that is wanting about it. */
export interface Judged {
  entry: Entry;
  owner: string;
  /** ISO date by which it has to be reviewed again; null if it never was. */
  due: string | null;
  wants: Partial<Record<MeasureId, string>>;
}

/** Every entry judged on a day, in the order of topics and numbers. */
export function judgeHealth(entries: readonly Entry[], topics: Topics, today: string): Judged[] {
  const order = new Map(Object.keys(topics).map((id, index) => [id, index]));
  const place = ({ topic }: Entry) => order.get(topic) ?? order.size;
  return [...entries]
    .sort((a, b) => place(a) - place(b) || a.number - b.number)
    .map((entry) => {
      const { owner = '未定', reviewEvery } = topics[entry.topic] ?? {};
      const found = measures.map(({ id, judge }) => [id, judge(entry, { today, reviewEvery })] as const);
      const wants = Object.fromEntries(found.filter(([, reason]) => reason !== null));
      return { entry, owner, due: reviewDue(entry, reviewEvery), wants };
    });
}

/** Several remarks in one line; null if there is none. */
function joined(remarks: readonly string[]): string | null {
  return remarks.length > 0 ? remarks.map((remark) => remark.replace(/。$/, '')).join('；') : null;
}

interface Measure {
  id: string;
  label: string;
  hint: string;
  judge: (entry: Entry, circumstances: Circumstances) => string | null;
}
