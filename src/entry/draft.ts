import { stringify } from 'yaml';
import { fewestAliases } from './upkeep.ts';

/** A new entry before anybody has written it: number, address and the file with its blanks. */

export interface Draft {
  number: number;
  title: string;
}

/** How a blank begins, which an editor has to fill in; the blank rule stops whatever still has one. */
export const blankMark = '【待填写';

/** @param numbers every number that was ever used, on any branch and in redirects */
export function nextNumber(numbers: Iterable<number>): number {
  let highest = 999;
  for (const number of numbers) highest = Math.max(highest, number);
  return highest + 1;
}

/** The file of a new entry: sound but for its blanks, which the gate reports one by one. */
export function draftText({ number, title }: Draft): string {
  const fill = (what: string) => `${blankMark}：${what}】`;
  // With the number: two drafts at once must not seem to share an alias.
  const aliases = Array.from({ length: fewestAliases }, (_, index) => `  - ${fill(`${number} 的别名 ${index + 1}`)}`);
  return [
    '---',
    `number: ${number}`,
    `title: ${oneLine(title)}`,
    'aliases:',
    ...aliases,
    'status: published',
    '---',
    '',
    ':::话术',
    `您好，${fill('可以直接发出去的答复')}`,
    ':::',
    '',
    ':::内部',
    fill('只给客服看的提示；没有就删去这三行'),
    ':::',
    '',
  ].join('\n');
}

/** A title as YAML, quoted where its characters would mean something else. */
function oneLine(title: string): string {
  return stringify(title, { lineWidth: 0, singleQuote: true }).trimEnd();
}

/** What is wrong with an address, or null. */
export function slugProblem(slug: string, isTaken: (slug: string) => boolean): string | null {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
    return `「${slug}」不能做网址；只用小写英文字母、数字和连字符，例如 remove-watermark`;
  if (slug === 'index') return '「index」是专题介绍的文件名；请换一个，例如 remove-watermark';
  if (slug.length > 60) return `「${slug}」太长，网址最多 60 个字符；请只留两三个词，例如 remove-watermark`;
  return isTaken(slug) ? `「${slug}」已经有了；请换一个` : null;
}

/** Words of our questions, and how addresses call them; longer words first, so that 「去水印」 is not 「水印」. */
const slugWords: [RegExp, string][] = [
  [/(去掉?|去除|消除)水印|水印(弄掉|去掉|消掉)|无水印/, 'remove-watermark'],
  [/水印|logo/i, 'watermark'],
  [/自动续费|续费/, 'renewal'],
  [/连续包[月季年]|订阅/, 'subscription'],
  [/会员|vip/i, 'membership'],
  [/灵感值|积分/, 'credits'],
  [/发票|开票|专票/, 'invoice'],
  [/税率/, 'tax-rate'],
  [/资源包/, 'package'],
  [/api|接口/i, 'api'],
  [/文档|手册/, 'documentation'],
  [/合伙人/, 'partner-program'],
  [/报名/, 'sign-up'],
  [/提示词/, 'prompt'],
  [/运镜/, 'camera-movement'],
  [/特效/, 'effects'],
  [/对口型/, 'lip-sync'],
  [/分辨率|清晰/, 'resolution'],
  [/版权/, 'copyright'],
  [/商用/, 'commercial-use'],
  [/小程序/, 'mini-program'],
  [/快影/, 'kuaiying'],
  [/手机/, 'mobile'],
  [/网页|网站|电脑/, 'web'],
  [/账号|帐号/, 'account'],
  [/密码/, 'password'],
  [/登录|登陆/, 'login'],
  [/设备/, 'devices'],
  [/支付|付款/, 'payment'],
  [/优惠|折扣/, 'discount'],
  [/兑换/, 'redeem'],
  [/退款|退费|退钱/, 'refund'],
  [/取消|关闭|关掉/, 'cancel'],
  [/注销|删除/, 'delete'],
  [/恢复|找回/, 'recover'],
  [/上传/, 'upload'],
  [/下载|保存/, 'download'],
  [/续写|延长/, 'extend'],
  [/生成/, 'generate'],
  [/失败|不了|不能|报错/, 'failed'],
  [/首帧|尾帧|首尾帧/, 'first-last-frame'],
  [/声音|音色|音效|配音/, 'sound'],
  [/字幕/, 'subtitles'],
  [/图片|照片/, 'image'],
  [/视频|片子/, 'video'],
  [/作品/, 'works'],
  [/价格|多少钱|收费/, 'price'],
  [/有效期|到期|过期/, 'expiry'],
  [/在哪|哪里/, 'where'],
  [/多久|多长时间/, 'how-long'],
];

/** A first idea for an address, from the words of the question in their order; null if none is known. */
export function suggestSlug(question: string, isTaken: (slug: string) => boolean): string | null {
  let rest = question;
  const words: { at: number; word: string }[] = [];
  for (const [pattern, word] of slugWords) {
    const match = pattern.exec(rest);
    if (!match) continue;
    words.push({ at: match.index, word });
    // Same length, so that places stay comparable.
    rest = rest.replace(match[0], ' '.repeat(match[0].length));
  }
  const inOrder = words.sort((a, b) => a.at - b.at).map(({ word }) => word);
  const whole = [...new Set(inOrder)].slice(0, 4).join('-');
  if (!whole) return null;
  for (let count = 1; count < 100; count++) {
    const slug = count === 1 ? whole : `${whole}-${count}`;
    if (slugProblem(slug, isTaken) === null) return slug;
  }
  return null;
}
