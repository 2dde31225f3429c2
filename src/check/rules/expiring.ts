import { daysToExpiry } from '../../entry/upkeep.ts';
import type { Rule } from '../rule.ts';
import { fieldPlace } from '../source-document.ts';

export const expiring: Rule = {
  id: 'expiring',
  why: '快到期和已经过期的答复要改好，客服才不会没有答复可发。',
  bad: '---\nnumber: 1001\ntitle: 活动什么时候结束？\nstatus: published\n▸validUntil: 2026-11-30\n---\n\n:::话术\n您好，可以。\n:::\n',
  good: '---\nnumber: 1001\ntitle: 活动什么时候结束？\nstatus: published\nvalidUntil: 2027-01-31\n---\n\n:::话术\n您好，可以。\n:::\n',
  check(document, { today, base }, report) {
    const { entry } = document;
    if (entry?.validUntil && entry.validUntil < today && !base?.changed.has(entry.path))
      report(
        fieldPlace(document, 'validUntil'),
        `有效期到 ${entry.validUntil}，今天是 ${today}，已经过期，客服复制不了；请负责的组改写并写上新的日期，或停用这一条`,
      );
    const left = entry && daysToExpiry(entry, today);
    if (left !== null)
      report(
        fieldPlace(document, 'validUntil'),
        `有效期到 ${entry?.validUntil}，还剩 ${left} 天；请确认之后怎么答复，再改成新的日期（validUntil: 年-月-日）或删去这一行`,
      );
  },
};
