import { fold } from '../text/fold.ts';

/** What people say around the point: greetings, politeness, question words, time, agents' and customers' roles. */
const conversation = `
  你好 您好 请问 麻烦 谢谢 多谢 感谢 辛苦 帮忙 帮我 帮看 一下 看看 看下 问下 问一下 咨询 想问 想知道 知道 告诉 亲 老师 客服 人工 在吗 急 着急 赶紧
  怎么 怎样 怎么办 怎么弄 怎么回事 怎么样 如何 为什么 为啥 为何 什么 什么样 什么意思 哪里 哪儿 哪个 哪些 在哪 多少 多久 几个 是否 是不是 有没有 能不能 可不可以
  可以 能否 能够 不能 不行 不了 可能 应该 需要 想要 希望 觉得 感觉 一直 总是 老是 已经 还是 还有 还能 现在 今天 昨天 刚才 刚刚 之前 以前 之后 以后 时候 然后 但是 不过 而且 因为 所以 如果 或者 就是 只是 真的 非常 特别
  我们 你们 他们 大家 自己 别人 朋友 客户 用户 东西 情况 问题 事情 办法 方法 操作 处理 解决 搞定 回答 回复 弄 搞 行 好 吧
  这个 那个 这样 那样 这里 那里 这种 一个 一点 有点 这些 那些 不知道 不会 不是 没有 哪位 呢 求助 求教 求解 大神 平台 你家 你们家 可灵 快手 软件 这边 那边
`;

const longestFirst = conversation
  .trim()
  .split(/\s+/)
  .filter((word) => word.length > 1)
  .sort((a, b) => b.length - a.length);
const anyWord = new RegExp(longestFirst.join('|'), 'g');

/** Verbs and prepositions that ask for nothing by themselves. */
const helping = /[能在有给把]/g;

/** A text, folded, with blanks in place of small talk. Other single characters stay, because they may be part of a word. */
export function contentOf(text: string): string {
  return fold(text).replace(anyWord, ' ').replace(helping, ' ');
}
