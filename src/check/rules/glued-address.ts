import { customerKinds, isCustomerKind } from '../../entry/customer-texts.ts';
import type { SourceLine } from '../../entry/problem.ts';
import type { Facts } from '../../entry/site-data.ts';
import type { Rule } from '../rule.ts';

export const gluedAddress: Rule = {
  id: 'glued-address',
  why: '网址后面紧跟着字，聊天软件会把字也当成网址，客户点开是错误页。',
  bad: ':::话术\n您好，请打开▸{{web-url}}登录。\n:::',
  good: ':::话术\n您好，请打开 {{web-url}} 登录，或看[帮助](https://klingai.kuaishou.com/)页。\n:::',
  check({ passages }, { site }, report) {
    for (const { kind, lines } of passages)
      if (isCustomerKind(kind) && customerKinds[kind].isSent)
        for (const line of lines)
          for (const { written, index, after } of gluedIn(line, site.facts))
            report(
              { line: line.line, column: line.column + index },
              `「${written}」后面紧跟着「${after}」，客户点开的网址会带上它；请在网址后面空一格，或把网址放进（）`,
            );
  },
};

/** An address of ASCII signs outside the brackets of a link, or a reference to a fact, with a letter right after it. */
const glued = /((?<!<|\]\()https?:\/\/[!-~]*[\w/=&#%~-](?![!-~])|\{\{[ \t]*([^{}\n]*?)[ \t]*\}\})([\p{L}\p{N}]{1,4})/gu;

function gluedIn({ text }: SourceLine, facts: Facts): { written: string; index: number; after: string }[] {
  return [...text.matchAll(glued)]
    .filter(([, , id]) => id === undefined || /^https?:/.test(facts[id]?.text ?? ''))
    .map(({ 1: written = '', 3: after = '', index }) => ({ written, index, after }));
}
