/**
 * Takes out of a query what could name a person: long numbers (phones, orders, identity cards), e-mail addresses and
 * account names. Runs in the browser before anything is sent, and again over the log.
 *
 *     mask('账号 zhang_88 的订单 20261124001') → '账号〔账号〕 的订单 〔号码〕'
 */
export function mask(text: string): string {
  return masks.reduce((masked, [pattern, put]) => masked.replace(pattern, put), text.normalize('NFKC'));
}

/** What of a number's digits may stand between: 138-1234-5678, 138 1234 5678. */
const digits = /\p{Nd}(?:[ .\-‐–—_/]?\p{Nd}){5,}/gu;
const email = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** Words after which an account name stands. After a colon it may be Chinese; without one only Latin is sure. */
const label =
  '(?:账号|帐号|账户|帐户|用户名|用户ID|用户|快手号|可灵号|微信号?|昵称|手机号?|邮箱|QQ号?|UID|ID|account|user(?:name)?)';
const named = new RegExp(
  `(${label})(\\s*(?:名|号)?\\s*(?:[:：]|是[::]?|为|叫做?)\\s*)(?!什么|谁|哪|多少|怎|不)[「"']?[\\p{L}\\p{N}_.@-]{2,30}`,
  'giu',
);
const labelled = new RegExp(`(${label})(\\s*)(?=[\\w.-]*[a-z\\d_])[a-z\\d_][\\w.-]{2,29}`, 'giu');
const handle = /@[\p{L}\p{N}_.-]{2,30}/gu;
/** Latin with three digits or more reads like an account (user8821, kw_20x26), not like a product (H264, RTX 4090). */
const account = /(?<![\p{L}\p{N}_])(?=[\d_.-]*[a-z])(?=[\w.-]{6,40}(?![\w.-]))(?=(?:[a-z_.-]*\d){3})[\w.-]+/giu;

const masks: [pattern: RegExp, put: string][] = [
  [email, '〔邮箱〕'],
  [named, '$1$2〔账号〕'],
  [account, '〔账号〕'],
  [labelled, '$1$2〔账号〕'],
  [handle, '〔账号〕'],
  [digits, '〔号码〕'],
];
