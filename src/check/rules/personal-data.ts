import { personalParts, telephone } from '../../usage/mask.ts';
import { toReadable } from '../readable.ts';
import type { Rule } from '../rule.ts';
import { saidPlace } from '../said-place.ts';

/** WeChat, QQ and the like by any of their names, and the account after it. */
const contact =
  /(?:(?<![a-z])(?:v|w)x|(?<![a-z])v信|薇信|威信|徽信|wei信|(?<![a-z])weixin|(?<![a-z])wechat|卫星号?|微信|微[❤♥💗💕]|微(?=号?[:=])|(?:加|\+|➕|搜)v(?![a-z])|企鹅号?|扣扣|(?<![a-z])qq|(?<![a-z])(?:telegram|tg|whatsapp|line|skype)(?![a-z])|钉钉号?|飞书号?|小红书号?)(?:号|群|是|为|\ufe0f|[ :=,「(])*(?=[a-z])(?!app|pay|ai|vip)[a-z][a-z0-9_-]{4,19}/gu;

/** Somebody who is to be added or asked outside our channels, by words that sound or look like WeChat, or by who it is. */
const added =
  /(?:加(?![入载倍])|添加|➕|\+|私|戳|找|联系)[^,。;!?\n]{0,4}?(?:[威微薇徽葳唯围][\p{S}\p{M}\u200d]*|[❤♥💗💕💌]\ufe0f?|(?<![a-z])[vw](?![a-z])|卫星|我|客服|老师|顾问|助手|专员|同事)[^,。;!?\na-z]{0,4}(?!app|pay|ai|vip|api)(?=[a-z_-]*[\d_])[a-z][a-z0-9_-]{5,19}/gu;

/** Data of one person. The patterns are looked for in a text without spaces and with small letters. */
const patterns: { what: string; pattern: RegExp }[] = [
  {
    what: '身份证号',
    pattern: /(?<![\da-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dx](?![\da-z])/g,
  },
  { what: '手机号', pattern: /(?<![\d.])(?:\+?86-?)?1[3-9]\d-?\d{4}-?\d{4}(?!\d)/g },
  {
    what: '电话号码',
    pattern: /(?<![\d-])\(?0\d{2,3}\)?-?[2-9]\d{6,7}(?![\d-])|(?<![\d-])[48][0o]{2}-?[\doзl]{3}-?[\doзl]{4}(?!\d)/g,
  },
  { what: '电话号码', pattern: new RegExp(telephone, 'g') },
  { what: '微信号或别的账号', pattern: contact },
  { what: '微信号或别的账号', pattern: added },
  { what: '邮箱', pattern: /[a-z0-9._-]{2,} ?(?:at|艾特) ?[a-z0-9-]+ ?(?:dot|点|\.) ?(?:com|cn|net|org)(?![a-z])/g },
  {
    what: '微信号或别的账号',
    pattern:
      /(?:抖音|小红书|微博|b站|闲鱼|淘宝|微信|企微|qq)(?:上|里|号)?(?:搜索?|找|关注|私信)(?:(?=[a-z0-9_-]*[\d_])[a-z][a-z0-9_-]{4,19}|[^,。;!?\n]{1,14}(?:加好友|加我|私聊|私信))/g,
  },
  {
    what: '某一位同事',
    pattern:
      /(?:找|联系|加)[^,。;!?\n]{0,4}[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕](?:经理|主任|总监|主管|专员|老师|工(?![具作单])|姐|哥)/g,
  },
  { what: '群号', pattern: /(?:扣扣?|企鹅|(?<![a-z])qq?|交流|用户|粉丝|客户)?群号?(?:是|为|[:=])?\d{5,12}/g },
  {
    what: '我们渠道之外的联系方式',
    pattern:
      /(?:扫|加|识别)(?:一下|下)?(?:我|我的|客服|顾问|老师|专员|个人)*的?(?:企微|企业微信|个人微信|微信号?|个人)?的?(?:好友|二维码)(?!支付|付款|登录|开票)(?=.*(?:企微|企业微信|我|微信|好友|备注))|(?:扫|加|识别)[^,。;!?\n]{0,4}(?:企微|企业微信)|拉您(?:进|入)群/g,
  },
  { what: '邮箱', pattern: /[a-z0-9][a-z0-9._%+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)+/g },
  {
    what: '订单号或卡号',
    pattern:
      /(?:订单|订单号|订单编号|交易号|交易单号|流水号|单号|兑换码|激活码|银行卡|卡号|发票号码?|税号|工单号?)(?:是|为|[:#=])?(?=[a-z-]*\d)[a-z0-9-]{6,}/g,
  },
  {
    what: '账号',
    pattern:
      /(?:账号|帐号|账户|快手号|快手id|可灵id|用户id|账号id|(?<![a-z])uid|user_?id|(?<![a-z])id|微信号?|wechat|(?<![a-z])wx|(?<![a-z])qq号?)(?:是|为|[:#=])?(?=[a-z_-]*\d)[a-z0-9_-]{5,}/g,
  },
  { what: '账号', pattern: /(?:微信号?|wechat|(?<![a-z])wx|快手号|账号|密码)(?:是|为|[:=])[a-z0-9_@!#$%-]{5,}/g },
  { what: '订单号、卡号或账号', pattern: /(?<![\d.a-z/=_-])\d{9,}(?![\d.]*[%年元])/g },
];

export const personalData: Rule = {
  id: 'personal-data',
  why: '客户和同事的手机号、邮箱、证件号、订单号、账号不能进知识库：每个客服都看得到，还会被复制出去。',
  bad: ':::内部\n参考客户 ▸13800138000 的处理。\n:::',
  good: ':::内部\n参考同类客户的处理。\n:::',
  check({ fields, passages }, _context, report) {
    for (const lines of [fields, ...passages.map((passage) => passage.lines)])
      for (const { index, message, at } of personalIn(lines)) report(at(index), message);
  },
  // Customers tell more of themselves than editors do, so their sentences have to stand masking as the usage log does.
  checkCorpus({ vocabulary, textOf }, report) {
    for (const sentence of vocabulary.said)
      for (const { part, mark } of personalParts(sentence.text))
        report(
          sentence.path,
          saidPlace(textOf(sentence.path), sentence, part),
          `「${masked(part)}」像是某一个人的${mark}；请把它换成〔${mark}〕，或整句删去`,
        );
  },
};

function personalIn(lines: Parameters<typeof toReadable>[0]) {
  const { text, at } = toReadable(lines);
  // Letters and digits of a web address belong to the address, not to a person.
  let rest = text.replace(/https?:\/\/[!-~]+/g, (url) => (url.includes('@') ? url : ' '.repeat(url.length)));
  return patterns.flatMap(({ what, pattern }) =>
    [...rest.matchAll(pattern)].map(({ 0: literal, index }) => {
      rest = rest.slice(0, index) + ' '.repeat(literal.length) + rest.slice(index + literal.length);
      return {
        at,
        index,
        message: `「${masked(literal)}」像是${what}，属于某一个人或某一笔交易；请删去，需要客服记录的写进升级路径的 record`,
      };
    }),
  );
}

/** The message is kept in logs, so it must not repeat the secret. */
function masked(literal: string): string {
  return literal.length <= 6 ? literal : `${literal.slice(0, 3)}…${literal.slice(-2)}`;
}
