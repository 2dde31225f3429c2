import { customerKinds } from '../../entry/customer-texts.ts';
import { toReadable } from '../readable.ts';
import type { Rule } from '../rule.ts';

/** Words for a place that the customer does not have: only this one text is copied. Spaces are gone where these are looked for. */
const places =
  /(?:参见|参考|详见|请见|请看|如|见|同)(?:上文|下文|前文|后文|上一条|下一条|另一条|上条|下条|本条|别的条目|相关条目|其他条目)|(?<![一-龥])(?:详见|参见|见|同)(?:上|下|前|后)(?=[，。；、,.;!?！？\n]|$)|同上(?=[，。；、,.;!?！？\n]|$)|上文|下文提到|前文/g;

/** A number that is said to be that of an entry. */
const named =
  /(?:#|编号|条目|参考|参见|详见|请见|请看|见)(?:第|的|编号|条目|是|为|#|:)*(\d{4,})(?![\d.]|[a-z%元年次个字条张分秒小天月×*px])/g;

export const pointsElsewhere: Rule = {
  id: 'points-elsewhere',
  why: '客户只收到这一块话术，看不到别的条目，也打不开内网的链接。',
  bad: ':::话术\n您好，步骤▸见上文。\n:::',
  good: ':::话术\n您好，请把鼠标停在下载按钮上，选择「无水印下载」。\n:::',
  checkText({ kind, lines }, { numbers, redirects }, report) {
    if (!customerKinds[kind].isSent) return;
    const { text, at } = toReadable(lines);
    for (const { index, 0: words } of text.matchAll(places))
      report(at(index), `「${words}」指的地方客户看不到；请把要说的话写在这里`);
    for (const { index, 0: words, 1: number = '' } of text.matchAll(named))
      if (numbers.has(Number(number)) || redirects[number])
        report(at(index), `「${words}」是知识库里的条目，客户看不到；请把要说的话写在这里，给客服看的写进 :::内部`);
    for (const { index, 0: address } of text.matchAll(/\/q\/\d+\/?/g))
      report(at(index), `「${address}」是内网的链接，客户打不开；请把要说的话写在这里，给客服看的写进 :::内部`);
  },
};
