/** A text with its Chinese numerals as digits; `from[i]` is the index in the original of each character. */
export interface Digits {
  text: string;
  from: number[];
}

const digits: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  仨: 3,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const scales: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 10000 };
const half = '半(?=年|个?月|天|个?小时|个?钟头|分钟)';
const numeral = '[零〇一二两俩仨三四五六七八九十百千万]';
/** Words after which a numeral is a figure, and not part of a word such as 一键 or 三种. */
const counted =
  '[多来]?(?:个|年|月|部(?=手机|电脑|设备|机)|设备|天|日|周|星期|p(?![a-z])|像素|帧|礼拜|季度|小时|钟头|刻钟|分钟|分|秒|元|块|字|灵感值|积分|倍|次|台|张|名|折|工作日|%|点灵感值|点积分)';
const pattern = new RegExp(
  `百分之(${numeral}+(?:点${numeral}+)?|\\d+(?:\\.\\d+)?)|((?:${numeral}+|\\d+)分之(?:${numeral}+|\\d+))|(零点${numeral}+)|(?<!\\d)(?:(${numeral}+)(?=${counted})|(${numeral}{2,})(?=点(?![半钟${numeral.slice(1)})))|([一二两三四五六七八九]?[百千万]${numeral}{1,})(?![\\p{Script=Han}])|${half}`,
  'gu',
);

/** 「百分之九」 → 9%, 「三个工作日」 → 3个工作日, 「两年」 → 2年. The text must be folded (see readable.ts). */
export function toDigits(text: string): Digits {
  let out = '';
  const from: number[] = [];
  let end = 0;
  const copy = (until: number) => {
    for (; end < until; end++) {
      out += text[end];
      from.push(end);
    }
  };
  for (const match of text.matchAll(pattern)) {
    copy(match.index);
    const written = figureOf(match);
    out += written;
    for (const _ of written) from.push(match.index);
    end = match.index + match[0].length;
  }
  copy(text.length);
  return { text: out, from };
}

function figureOf([whole, percent, share, decimal, counted, points, bare]: RegExpExecArray): string {
  if (percent) return `${amountOf(percent)}%`;
  if (share) return `${shareOf(share)}%`;
  if (whole === '半') return '0.5';
  return about(counted ?? '') || `${amountOf(decimal ?? counted ?? points ?? bare ?? '')}`;
}

/** 「十分之一」 in percent. */
function shareOf(written: string): number {
  const [whole = 1, part = 0] = written.split('分之').map(amountOf);
  return Math.round((part / whole) * 10_000) / 100;
}

/** 「一两天」 and 「三五天」 are about so many: 1~2, 3~5. */
function about(numeralText: string): string {
  const [first = 0, second = 0] = [...numeralText].map((character) => digits[character] ?? 0);
  return numeralText.length === 2 && first > 0 && first < second && second - first < 3 ? `${first}~${second}` : '';
}

function amountOf(numeralText: string): number {
  if (/^[\d.]+$/.test(numeralText)) return Number(numeralText);
  const [whole = '', fraction] = numeralText.split('点');
  const value = wholeValue(whole);
  return fraction ? Number(`${value}.${[...fraction].map((character) => digits[character] ?? 0).join('')}`) : value;
}

function wholeValue(text: string): number {
  // 「二〇二六」 is read digit by digit.
  if (text.length > 1 && [...text].every((character) => character in digits))
    return Number([...text].map((character) => digits[character]).join(''));
  let total = 0;
  let current = 0;
  for (const character of text) {
    const scale = scales[character];
    if (scale === undefined) current = digits[character] ?? 0;
    else if (scale === 10000) {
      total = (total + current) * scale;
      current = 0;
    } else {
      total += (current || 1) * scale;
      current = 0;
    }
  }
  return total + current;
}
