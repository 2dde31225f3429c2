import { toDigits } from './numerals.ts';

/** What an amount measures. Amounts of one family can be compared, whatever unit they are written in. */
export type Family = 'money' | 'credits' | 'time' | 'workdays' | 'percent' | 'discount' | 'letters' | 'count' | 'bare';

/** An amount in a folded text. A range has two ends; any other amount has the same number twice. */
export interface Amount {
  family: Family;
  /** In the family's smallest unit, so that 2 years and 24 months are equal. */
  from: number;
  to: number;
  index: number;
  /** As it was written, without Chinese numerals. */
  written: string;
  unit: string;
}

const hour = 3600;
const day = 24 * hour;
const year = 365 * day;

/** The units of each family: how a unit is written, and how much one of it is. What is written first is tried first. */
const units: [family: Family, written: string, size: number][] = [
  ['workdays', '个?工作日', 1],
  ['credits', '(?:个|点)?(?:灵感值|积分)|点(?![半钟多前后左钱击])', 1],
  ['percent', '%|个(?:百分)?点', 1],
  ['discount', '折(?!扣|叠)', 1],
  ['money', '元|块钱?|圆|rmb|人民币', 1],
  ['time', '秒钟?|s(?![a-z])', 1],
  ['time', '刻钟', 900],
  ['time', '分钟|min(?:utes?|s)?(?![a-z])', 60],
  ['time', '个?(?:小时|钟头)|h(?:ours?)?(?![a-z])', hour],
  ['time', '天|个?自然日|日(?=内|之内|以内|后|之后)', day],
  ['time', '周|个?(?:星期|礼拜)', 7 * day],
  ['time', '个月', year / 12],
  ['time', '个?季度', year / 4],
  ['time', '年(?!级|度|卡|费|[\\d月]|底|初|中)', year],
  ['letters', '个?字(?![母体节段号样])', 1],
  ['bare', '倍', 1],
  [
    'count',
    '[x×乘](?=\\d{3})|台|部(?=手机|电脑|设备|机)|个?(?:设备|手机)|人次|次|张|名|位(?=客|用)|[mg]b?(?![a-z])|px|个?像素|p(?![a-z])|k(?![a-z])|fps|帧',
    1,
  ],
];

const number = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?';
const amount = new RegExp(
  `(?<![\\d.a-z/_第-])(?<sign>[¥$]|rmb)?(?<from>${number})(?<scale>[万千百])?(?:[~至到—-](?<to>${number}))?` +
    // 「十多天」 and 「六十来块」 are about so many, 「两年半」 is half a unit more.
    `(?:[多来几]?(?:${units.map(([, written], at) => `(?<unit${at}>${written})`).join('|')})(?<half>半(?![天年月]))?)?`,
  'gu',
);
/** Numbers that are none of these: times and ratios, dates, versions, parts of names. */
const noAmount = /^(?:[:/.-]\d|月|号|[a-z_])/;

/** Every amount of a folded text, whatever numerals and units it is written in. References to facts must be masked. */
export function amountsIn(folded: string): Amount[] {
  const { text, from } = toDigits(folded);
  return [...text.matchAll(amount)].flatMap((match): Amount[] => {
    const groups = match.groups ?? {};
    const at = units.findIndex((_unit, index) => groups[`unit${index}`] !== undefined);
    const [family, , size] = units[at] ?? [groups['sign'] ? 'money' : 'bare', '', 1];
    const half = groups['half'] && family === 'time' ? 0.5 : 0;
    const read = (written: string | undefined) =>
      Number((written ?? groups['from'] ?? '').replaceAll(',', '')) * scaleOf(groups['scale']) + half;
    const value = read(groups['from']);
    const after = text.slice(match.index + match[0].length);
    if (at < 0 && (noAmount.test(after) || /[:月]$/.test(text.slice(0, match.index)))) return [];
    // 2026 年 is a year, not a span of time.
    if (family === 'time' && size === year && value >= 1900) return [];
    return [
      {
        family,
        from: value * size,
        to: read(groups['to']) * size,
        index: from[match.index] ?? 0,
        written: match[0],
        unit: groups[`unit${at}`] ?? '',
      },
    ];
  });
}

/** Whether two amounts are the same, but for rounding: 365 days and 12 months. */
export function isSameAmount(a: Amount, b: Amount): boolean {
  const near = (one: number, other: number) => Math.abs(one - other) <= 0.02 * Math.max(one, other);
  return a.family === b.family && near(a.from, b.from) && near(a.to, b.to);
}

/** Whether one amount may stand where the other one does: whoever changes 10 个工作日 may write 两周. */
export function isComparable(a: Family, b: Family): boolean {
  const kind = (family: Family) => (family === 'workdays' ? 'time' : family);
  return kind(a) === kind(b);
}

function scaleOf(scale: string | undefined): number {
  return { 万: 10_000, 千: 1000, 百: 100 }[scale ?? ''] ?? 1;
}
