import { proseOf } from '../blotted-prose.ts';
import type { Rule } from '../rule.ts';

/** What chat programs put in place of what they cannot copy. */
const placeholders =
  '图片|文件|表情|视频|语音|链接|位置|动画表情|卡片|名片|聊天记录|小程序|红包|转账|微笑|呲牙|偷笑|捂脸|流泪|大哭|抱拳|强|玫瑰|爱心|握手|OK|ok|合十|鼓掌|可怜|害羞|尴尬|发呆|调皮|憨笑|愉快|拥抱|笑脸|比心|Image|Sticker|File';

/** What begins a line of a chat that was copied: 运营-小美 11-27 15:32. What is named before opening hours is no speaker. */
const marker = '\\s*(?:[-*+]\\s+|\\d+[.)]\\s+)?';
const speaker =
  '(?![^\\s:：]*(?:时间|时段|开始|结束|截止|营业|开放|更新|维护|活动|上午|下午|早上|晚上|周|星期|每天|至|到))[^\\s:：，。！？；、]{1,16}';
const day =
  '(?:(?:20\\d\\d[-/.年])?\\d{1,2}[-/.月]\\d{1,2}日?|昨天|今天|前天|(?:星期|周)[一二三四五六日天]|上午|下午|晚上|凌晨|中午|早上)';
const clock = '(?<!\\d)\\d{1,2}:\\d{2}(?::\\d{2})?(?!\\d|\\s*[-~～–—至到])';

const leftovers: { pattern: RegExp; what: string }[] = [
  { pattern: new RegExp(`\\[(?:${placeholders})\\]`, 'g'), what: '聊天软件的占位' },
  {
    pattern:
      /(?<![\w.])@(?!(?:所有|.{0,4}(?:可灵|快影|快手|官方|客服|账号|助手)))\p{Script=Han}{2,4}(?=[\s，。：:、！!,]|$)/gu,
    what: '聊天里叫某个人',
  },
  { pattern: /@所有人/g, what: '聊天里叫大家' },
  { pattern: /(?:20\d\d[-/年]\d{1,2}[-/月]\d{1,2}日?\s+)?(?<!\d)\d{1,2}:\d{2}:\d{2}(?!\d)/g, what: '聊天记录的时间' },
  {
    pattern: new RegExp(`^${marker}${speaker}\\s+(?:${day}\\s*)+${clock}(?=\\s*[:：]?\\s*$|\\s{2,})`, 'gu'),
    what: '聊天记录里的发言人',
  },
  { pattern: new RegExp(`^${marker}${speaker}\\s+${clock}\\s*[:：]?\\s*$`, 'gu'), what: '聊天记录里的发言人' },
  {
    pattern: new RegExp(`^${marker}[[(（【]?${clock}[\\])）】]?\\s+${speaker}[:：]`, 'gu'),
    what: '聊天记录里的发言人',
  },
  { pattern: /^(?:发件人|收件人|抄送|发送时间|From|To|Cc|Sent|Subject)\s*[:：].*/gi, what: '邮件的开头' },
  {
    pattern:
      /(?:以下|下面|这)(?:就)?是[^，。]{0,6}(?:润色|优化|修改|改写|翻译|整理|生成)(?:后|过|好)?的?[^，。：:]{0,6}(?:版本|内容|话术|回复|文案|译文)|作为一(?:个|名|款)\s*(?:AI|人工智能|大?语言模型)/g,
    what: '写作助手说的话',
  },
  {
    pattern:
      /^\s*(?:写法|版本|说法|方案)\s?[一二三四1-4ab][:：]|下面给您[^，。：:]{0,8}(?:写法|版本|说法)|(?:AI|助手)\s*(?:润色|改写|优化|翻译)(?:生成|而成|过)|(?:需要|要不要)我再?(?:帮您)?(?:压缩|精简|润色|改写|翻译|缩短)|这一?版(?:语气|更|保留)/gi,
    what: '写作助手说的话',
  },
  { pattern: /撤回了一条消息|以上是打招呼的内容|^\s*【(?:转发|群?公告|群?通知)】/g, what: '聊天软件的提示' },
  { pattern: /(?:拒收|退订)(?:请)?(?:回复?|发送)?\s*[A-Z]{1,2}(?![a-zA-Z])|回\s*[TNR]\s*退订/g, what: '短信的结尾' },
  {
    pattern: /上一篇[:：].*|这篇文档对[您你]有(?:没有)?帮助.*|无权限访问此(?:云)?文档.*|向所有者申请权限.*/g,
    what: '网页上的按钮和提示',
  },
  {
    pattern:
      /[（(][^（）()]*(?:我觉得|你看(?:呢|行|可|一下)|要不要(?:删|改|加)|先这样写|记得(?:改|删|补)|待(?:确认|核实|定|审|批)|(?:改|写)过一版|再?定稿|(?:您|你)挑一个|另一个删|等[^（）()]{0,8}(?:点头|拍板|确认|审过))[^（）()]*[）)]/g,
    what: '写给同事的话',
  },
];

export const chatLeftover: Rule = {
  id: 'chat-leftover',
  why: '从聊天和写作助手里贴过来的 [图片]、@某人、「以下是润色后的版本」会原样发给客户。',
  bad: ':::话术\n您好，请看▸[图片]。\n:::',
  good: ':::话术\n您好，请关注 @可灵AI官方账号。\n:::',
  check(document, _context, report) {
    for (const { isSent, lines } of proseOf(document)) {
      if (!isSent) continue;
      for (const { line, column, text } of lines)
        for (const { pattern, what } of leftovers)
          for (const { index, 0: mark } of text.matchAll(pattern))
            report({ line, column: column + index }, `「${mark}」是${what}，会原样发给客户；请删去，或换成要说的话`);
    }
  },
};
