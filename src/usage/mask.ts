import {
  account,
  after,
  feature,
  join,
  labels,
  notAsked,
  notCounted,
  notFirst,
  notWithin,
  product,
  start,
  technical,
  windowsError,
} from './mask-words.ts';

/**
 * Takes out of a query what could name a person: long numbers (phones, orders, identity cards), e-mail addresses and
 * account names. Runs in the browser before anything is sent, and again over the log. Reads 1,000 characters at most,
 * because somebody may paste a book.
 *
 *     mask('账号 zhang_88 的订单 20261124001') → '账号 〔账号〕 的订单 〔号码〕'
 */
export function mask(text: string): string {
  return masks.reduce((masked, [pattern, mark]) => masked.replace(pattern, `$1〔${mark}〕`), toLine(text));
}

/** What masking takes out: `personalParts('我的手机13812345678')` → `[{ part: '13812345678', mark: '号码' }]`. */
export function personalParts(text: string): { part: string; mark: Mark }[] {
  const parts: { part: string; mark: Mark }[] = [];
  masks.reduce(
    (masked, [pattern, mark]) =>
      masked.replace(pattern, (whole: string, label: string) => {
        parts.push({ part: whole.slice(label.length), mark });
        return `${label}〔${mark}〕`;
      }),
    toLine(text),
  );
  return parts;
}

type Mark = '邮箱' | '号码' | '账号';

const longest = 1000;

/** Compatibility forms folded, invisible characters gone, blanks single: nothing hides between two digits. */
function toLine(text: string): string {
  const folded = cut(text).replace(steps, '$& ').normalize('NFKC');
  // NFKC may have made eighteen characters of one.
  return cut(folded.replace(invisible, '').replace(blanks, ' ').trim());
}

function cut(text: string): string {
  return text.length > longest ? text.slice(0, longest).replace(cutOff, '') : text;
}

/** A number or address that was cut in half at the end, which would pass for a word. */
const cutOff = /[^\s\p{Script=Han}]{0,100}$/u;
/** ①②③④⑤⑥ stand for steps. Without a blank after each, they would be read as a number of six digits. */
const steps = /[①-⑳]/gu;
/** Also what only adorns a character, after NFKC has joined an accent with its letter: 1️⃣ and 1̲ are digits. */
const invisible = /[\p{Cf}\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}]/gu;
const blanks = /[\s\p{Cc}]+/gu;

const { raw } = String;

const dot = raw`\s?(?:[.。点]|[[( ]dot[\]) ]|,(?=\s?(?:com|cn|net)))\s?`;
const domain = raw`(?:[\p{L}\p{N}-]{1,63}?${dot}){1,4}(?:公司|网络|中国|[a-z]{2,24})`;
/**
 * The part of an address before the @. Chinese characters belong to that part only if the domain is Chinese too;
 * otherwise they are the sentence around the address.
 */
const mailbox = raw`(?:[\w.%+*'-]{1,64}|(?<!\p{L})\p{L}{1,8}(?=@\p{Script=Han}))\s?`;

/** What may stand between two digits of one number, as in 「138 - 1234」 and 「(021)6234」. */
const sign = raw`[ -/:-@[-\x60{-~·\u2010-\u2bff\u3000-\u3011\u30fb]`;
const gap = `${sign}{0,3}`;
const han = '零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖';
/** A mobile number; versions such as 1.6/2.0/2.1 and prices such as 19.9 29.9 39.9 are none. */
const mobile = raw`(?<!\d)(?!1\.\d(?![.\d]))[1一幺壹]${gap}[3-9三四五六七八九叁肆伍陆柒捌玖](?:${gap}[\d${han}]){9}(?!\.?\d)`;
/** A mobile number in three pieces, with signs between them that hide the number from filters: 138转1234转5678. */
const pieces = raw`(?<!\d)1[3-9]\d(?:[一转轉]|${sign}{1,8})\d{4}(?:[一转轉]|${sign}{1,8})\d{4}(?!\d)`;
const landline = raw`\(?0\d{2,3}${gap}\d{3,4}${gap}\d{4}|400-\d{3}-?\d{4}|85[23][ -]\d{4}[ -]?\d{4}`;
/** A card number in groups of four. Error codes (1101 1102 …) begin with 1, cards do not. */
const card = raw`[2-9]\d{3}(?:${gap}\d{4}){3,4}(?:${gap}\d{1,3})?`;

const word = raw`(?!${product})[a-z_][\w.*-]{2,39}`;
const code = raw`(?!${technical})(?=[a-z_.-]{0,30}\d)(?:\d{4,20}(?![a-z_\d])${notCounted}|(?=\d{0,20}[a-z_])[a-z0-9_][\w.*-]{3,39})`;

const letter = raw`[\p{L}\p{N}\p{Extended_Pictographic}_·]`;
/** All letters up to the next sign: a name, unless they begin like a question or contain a question. */
const whole = (longest: number) => raw`${notFirst}${notWithin}${letter}{1,${longest}}(?!${letter}|〔)`;
const name = raw`(?:${whole(6)}|${notFirst}${letter}{2,12}?${after}|${whole(12)})`;
const quotes = raw`[「『【《“‘"'<[]${notWithin}[^」』】》”’"'>\]〔〕]{1,30}[」』】》”’"'>\]]`;
const brackets = raw`\((?=[^)]{0,30}[a-z\d])${notWithin}[^()〔〕]{1,30}\)`;

/**
 * The mark that replaces a part, the label that has to stand before the part, and the form of the part. Numbers and
 * addresses come first because they need no label; names do. Every quantifier has a bound, so that time grows with
 * length and no faster.
 */
const table: [mark: Mark, label: string, value: string][] = [
  // A password with all its signs: 密码:Abc@123!, but not 密码:8-16位.
  ['账号', raw`(?:密[码碼]|password)\s?[:=]\s?`, raw`(?!\d{1,2}[-~]\d)(?=[!-~]{0,39}[\d!@#$%^&*])[!-~]{4,40}`],
  // wang@example.com, wang[at]example.com, wang @ example . com, 王力@例子.公司
  ['邮箱', '', raw`${mailbox}(?:[@#]|艾特|[[(]at[\])]|\sat\s)\s?${domain}`],
  // An identity card, with its check letter and in groups.
  ['号码', '', raw`(?<!\d)\d{6}${gap}\d{8}${gap}\d{3}[\dx]`],
  // Latin with three digits or more reads like an account, an order or a key: user8821, kw_20x26, MQ2X8K9L7P.
  ['账号', '', raw`(?<![\w.-])(?!${technical})(?=[\d_.-]{0,99}[a-z])(?=(?:[a-z_.-]{0,99}\d){3})[\w.-]{6,}`],
  ['号码', labels.number + join, raw`\d(?:[ -]?\d){5,30}x?`],
  ['号码', '', pieces],
  ['号码', '', mobile],
  ['号码', '', raw`(?<![\p{L}\p{N}〕])\+\d{1,3}(?:${gap}\d){7,12}(?!\d)`],
  ['号码', '', raw`(?<!\d)(?:${landline}|${card})(?!\d)`],
  // Digits one by one, but not steps: 1. 2. 3. …
  ['号码', '', raw`(?<![\d.])(?!1${gap}2${gap}3)(?:\d(?!\.)${sign}{1,3}){5,40}\d(?![\d.])`],
  ['号码', '', raw`(?!一${gap}二${gap}三)[${han}](?:${gap}[${han}]){6,40}`],
  // An address of the network.
  ['号码', '', raw`(?<![\d.])(?=[\d.]{0,9}\d\d)\d{1,3}(?:\.\d{1,3}){3}(?![\d.])`],
  // Six digits and more in one piece, always; but 0x80070005 is an error of Windows.
  ['号码', '', raw`(?<!(?=${windowsError})0x[\da-f]{0,7})\p{N}{6,}`],
  ['账号', `(?:${labels.name}|${labels.account}|${labels.code})${join}`, `(?:${quotes}|${brackets})`],
  ['账号', `(?:${account}|${labels.name})${join}`, raw`\(${notFirst}${notWithin}[^()〔〕]{1,30}\)`],
  ['账号', labels.name + join, name],
  ['账号', `${account}叫`, name],
  // 账号 小明同学 登不上, but not the keywords 账号 转让 怎么.
  [
    '账号',
    `${account} `,
    raw`(?![解找安权风头关])${notFirst}${notWithin}\p{Script=Han}{3,8}(?=$| (?:登|被封|不能|没|会员|灵感|反馈|申诉))`,
  ],
  ['账号', '(?:用户|客户) ', raw`${notFirst}${notAsked}\p{Script=Han}{2,8}?(?= ?(?:反馈|投诉|来电))`],
  ['账号', raw`(?:B站|抖音|小红书|微博|快手)\s?`, raw`${notFirst}\p{Script=Han}{2,8}?(?= ?(?:盗用|搬运|抄袭))`],
  ['账号', '(?:用户|客户|我是|^|[ ,:])', raw`\p{Script=Han}{1,3}(?:先生(?!成)|女士|小姐(?!姐))`],
  ['账号', labels.id + join, raw`\d{3,20}(?![a-z_\d])`],
  ['账号', labels.account + join, `(?:${word}|${code})`],
  ['账号', raw`(?:${account}|${labels.id})\s?(?:[:=]|[是为]:?\s)\s?`, raw`(?=\p{Script=Han})${whole(12)}`],
  ['账号', raw`${account}\s?[:=]\s?`, whole(12)],
  ['账号', labels.code + join, code],
  // `user=lily`, but not `user guide`.
  ['账号', raw`(?:${labels.english}|${start}wechat)\s?[:=]\s?`, raw`(?!${product})[a-z0-9_][\w.*-]{1,39}`],
  ['账号', labels.coupon + join, raw`[a-z0-9][\w-]{7,60}`],
  ['账号', labels.secret + join, raw`[a-z0-9][\w-]{17,60}`],
  // A bare @图片1 stays: prompts name uploaded files like that.
  ['账号', '', raw`@(?!${feature}|${technical})(?:[a-z0-9_][\w.-]{2,29}|${name})`],
  // The address of a person's page: kling.ai/u/lilyart.
  ['账号', raw`[a-z\d]\.[a-z]{2,6}/(?:[a-z-]{2,9}/)?(?:u|users?|profile|space)/`, raw`[\w.-]{2,60}`],
  // A name of Discord: lily#1234.
  ['账号', '', raw`${start}[\w.]{3,32}#\d{4}(?!\d)`],
];

/** A telephone number, in whatever numerals and with whatever signs, as a regular expression for folded texts. */
export const telephone = [
  pieces,
  mobile,
  raw`(?<!\d)(?:${landline})(?!\d)`,
  raw`(?!一${gap}二${gap}三)[${han}](?:${gap}[${han}]){6,40}`,
].join('|');

const masks = table.map(([mark, label, value]) => [new RegExp(`(${label})${value}`, 'giu'), mark] as const);
