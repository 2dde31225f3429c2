import type { Rule } from '../rule.ts';
import { fieldPlace } from '../source-document.ts';

export const expired: Rule = {
  id: 'expired',
  why: '过了期的答复已经不对，客服复制不了，客户也等不到回答。',
  bad: {
    base: {},
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 活动什么时候结束？\nstatus: published\n▸validUntil: 2026-01-31\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
  },
  good: {
    base: {},
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 活动什么时候结束？\nstatus: published\nvalidUntil: 2027-01-31\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
  },
  check(document, { today, base }, report) {
    const until = document.entry?.validUntil;
    // The calendar must not hold up those who change other entries; the rule `expiring` reminds of this one.
    if (until && until < today && base?.changed.has(document.path))
      report(
        fieldPlace(document, 'validUntil'),
        `有效期到 ${until}，今天是 ${today}，已经过期；请改写答复并写上新的日期（validUntil: 年-月-日），长期有效就删去这一行，没用了就删去这一条并在 redirects.yml 里写上去向`,
      );
  },
};
