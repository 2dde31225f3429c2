import { customerKinds, isCustomerKind } from '../../entry/customer-texts.ts';
import { toReadable } from '../readable.ts';
import type { Rule } from '../rule.ts';

export const asksSecret: Rule = {
  id: 'asks-secret',
  why: '向客户要密码、验证码，和骗子说的一样；客户真给了，账号就保不住。',
  bad: ':::话术\n您好，▸请把收到的验证码发给我们核对。\n:::',
  good: ':::话术\n您好，请不要把验证码告诉任何人，我们不会向您要密码。\n:::',
  check({ passages }, _context, report) {
    for (const { kind, lines } of passages) {
      if (!(isCustomerKind(kind) ? customerKinds[kind].isSent : kind === 'internal')) continue;
      const { text, at } = toReadable(lines);
      for (const { 0: clause, index: start } of text.matchAll(/[^,。!?;\n]+/g)) {
        const asked = asking.exec(clause);
        if (asked && !denied.test(clause.slice(0, asked.index + asked[0].length)))
          report(
            at(start + asked.index),
            `「${asked[0]}」是在向客户要${asked[0].match(secret)?.[0]}；请删去，核实身份用账号 ID 和订单截图`,
          );
      }
    }
  },
};

const secret =
  /密码|口令|验证码|校验码|动态码|(?:收到|短信里?)的(?:那)?(?:[\d四六几]位)?(?:数字?|号码|码)|身份证|银行卡号|信用卡号|安全码|cvv/;
const give =
  '(?:[发传](?:给|过?来|我|到)|报(?!名|错|销)|给(?:我|一下)|告(?:诉|知)(?:我|客服|一下)?|提供|说(?:给|一下)|回复)';
/** Who is asked, for what, and to hand it over: in either order. */
const asking = new RegExp(
  `(?:请|麻烦|劳烦|需要|辛苦|[让叫](?:客户|对方))[^,]{0,10}(?:${give}[^,]{0,10}(?:${secret.source})|(?:${secret.source})[^,]{0,8}${give})`,
);
const denied = /不|勿|别|谨防|警惕/;
