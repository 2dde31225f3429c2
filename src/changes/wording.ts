import type { Sent } from '../entry/customer-texts.ts';
import type { EntryChange } from './entry-change.ts';
import type { Change } from './listing.ts';
import type { SentPair } from './sent.ts';

/** How a page and the feed say what happened to an entry. */
export function eventOf(kind: EntryChange['kind']): string {
  return { added: '新增', removed: '删除', changed: '改动' }[kind];
}

/** All that is said about a change beside the texts themselves. */
export function remarksOn({ facts, notes }: Pick<Change, 'facts' | 'notes'>): string[] {
  return facts.length > 0 ? [`因为${facts.map((fact) => `「${fact}」`).join('、')}改了`, ...notes] : notes;
}

/** What a text is: 话术「在网页端充的」. */
export function nameOf({ kind, when }: Sent): string {
  return { reply: '话术', 'tell-customer': '告诉客户的话' }[kind] + branch(when);
}

/** What a changed text is: 新增话术「在网页端充的」. */
export function labelOf({ before, after }: SentPair): string {
  const sent = after ?? before;
  if (!sent) return '';
  const event = !before ? '新增' : !after ? '删去' : '';
  const renamed = before && after && before.when !== after.when ? `（原来${branch(before.when) || '不分情形'}）` : '';
  return event + nameOf(sent) + renamed;
}

function branch(when: string | null): string {
  return when === null ? '' : `「${when}」`;
}
