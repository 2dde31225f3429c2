import { createHash } from 'node:crypto';
import { type Entry, leavesOf } from '../entry/entry.ts';
import { slotsIn } from '../entry/slots.ts';
import { entryUrl } from '../entry/urls.ts';
import { reservationOn } from '../entry/validity.ts';
import type { PublicReply, RepliesJson } from './contracts.ts';
import { findLeaks } from './leaks.ts';

/** Characters of a token: 64 bits. */
const tokenLength = 16;

/**
 * What a program may send to customers: the replies of entries that are published, valid and without doubts, and nothing else.
 *
 * @param today ISO date in Asia/Shanghai
 * @param base the site's base path without its last slash: '' or '/kling-qa'
 * @throws if words of an internal text stand in it
 */
export function toRepliesJson(
  entries: readonly Entry[],
  { today, base }: { today: string; base: string },
): RepliesJson {
  const open = entries.filter((entry) => reservationOn(today, entry) === null);
  const replies = open.flatMap((entry) => repliesOf(entry, base));
  const texts = replies.flatMap(({ number, question, aliases, condition, text }) =>
    [question, ...aliases, condition ?? '', text].map((part) => ({ name: `${number}`, text: part })),
  );
  const internal = entries.flatMap((entry) => leavesOf(entry, 'internal').map(({ text }) => text));
  const leaks = [...new Set(findLeaks(texts, internal))];
  if (leaks.length > 0)
    throw new Error(
      `replies.json 会带出「内部」里的话，没有生成。请改写这些条目的话术、标准问、别名或情形：${leaks.join('；')}`,
    );
  return { version: 1, day: today, replies };
}

function repliesOf(entry: Entry, base: string): PublicReply[] {
  const { number, topic, title, aliases, validFrom, validUntil } = entry;
  // What an agent has to fill in cannot be sent as it is.
  const whole = leavesOf(entry, 'reply').filter(({ text }) => slotsIn(text).length === 0);
  return whole.map(({ when, text }) => ({
    number,
    url: base + entryUrl(entry),
    topic,
    question: title,
    aliases,
    condition: when,
    text,
    validFrom,
    validUntil,
    token: tokenOf([number, when, text]),
  }));
}

function tokenOf(reply: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(reply)).digest('hex').slice(0, tokenLength);
}
