import { nameSlots } from '../entry/slots.ts';
import { completeTicket, type TicketMoment } from '../entry/ticket.ts';
import type { Copied } from '../usage/beacon-query.ts';
import { report } from './beacon.ts';
import { readChat } from './chat.ts';
import { writeClipboard } from './clipboard.ts';
import { rememberCopied } from './copied-log.ts';
import type { Wish } from './copy.ts';
import { cautionsOf, refuse, sayCopied } from './copy-notice.ts';
import { addressOf } from './entry-address.ts';
import { clearCopy } from './freshness/clear-copy.ts';
import { standingOf } from './freshness/copies.ts';
import { offerText } from './manual-copy.ts';
import type { Collected } from './outbox.ts';
import { offerReload } from './reload-offer.ts';
import { fillIn, focusSlot } from './slots.ts';
import { tellCopied } from './tell-copied.ts';
import { timeOfDay } from './time-of-day.ts';

const names: Record<Copied, string> = { reply: '话术', tell: '告知客户的话', ticket: '工单模板' };

/** Copies a text and says what was copied. Every button and every key copies by this function. */
async function copyText(text: string, what: string, cautions: readonly string[]): Promise<boolean> {
  if (await writeClipboard(text)) {
    sayCopied(what, cautions);
    return true;
  }
  offerText(text);
  return false;
}

/** Copies what a button stands for, or collects that, as long as the newest build has the same; false if nothing was copied. */
export async function copyFrom(pressed: HTMLElement, { isCollecting, isLatest }: Wish): Promise<boolean> {
  const clearance = await clearCopy(pressed);
  if (!isLatest()) return false;
  if ('refusal' in clearance) {
    refuse(clearance.refusal);
    return false;
  }
  const { button } = clearance;
  const cautions = cautionsOf(clearance);
  const { copy, ticket } = button.dataset;
  if (ticket !== undefined) return copyText(`${ticket} ${linkOf(button)}`, '编号、短链接和话术版本', cautions);
  return copy === undefined ? false : copyReply(button, copy, { isCollecting, cautions });
}

/** Copies what a button has for customers or for the ticket, or collects that. */
async function copyReply(
  button: HTMLElement,
  source: string,
  { isCollecting, cautions }: { isCollecting: boolean; cautions: string[] },
): Promise<boolean> {
  const entry = button.closest<HTMLElement>('[data-entry]');
  const filled = fillIn(source);
  if ('empty' in filled) return askToFill(button, filled.empty);
  const which = button.dataset['copyKind'] as Copied;
  const branch = button.closest('[data-case]')?.querySelector('.case-name')?.textContent ?? '';
  const note = entry && { ...addressOf(entry), which, branch, text: nameSlots(source), at: Date.now() };
  if (isCollecting && note && which !== 'ticket') return collect({ ...note, ...standingOf(entry), source }, cautions);
  const sent = which === 'ticket' ? completeTicket(filled.text, momentOf(entry)) : filled.text;
  const what = which === 'reply' && branch ? `${names[which]}：${branch}` : names[which];
  if (!(await copyText(sent, what, cautions))) return false;
  flash(button);
  tellCopied({ number: note?.number ?? null, text: sent, link: shortLinkIn(entry) });
  if (note) rememberCopied([note]);
  if (note) report('copy', { number: note.number, which });
  return true;
}

/** Puts a text to those that are sent together. The code loads with the first one. */
async function collect(text: Collected, cautions: readonly string[]): Promise<boolean> {
  try {
    const { collect } = await import('./outbox.ts');
    collect(text, cautions);
    return true;
  } catch {
    offerReload('offline');
    return false;
  }
}

/** Refuses a text that the agent has not filled in, and leads to its first empty field. */
function askToFill(button: HTMLElement, empty: readonly string[]): false {
  focusSlot(button, empty[0] ?? '');
  refuse(`请先填好${empty.map((name) => `「${name}」`).join('、')}`);
  return false;
}

/** What a ticket says of now: the sentence that led to the entry, the entry's short link, the time. */
function momentOf(entry: HTMLElement | null): TicketMoment {
  const { said } = readChat();
  const number = numberOf(entry);
  return {
    words: said && String(said.number) === entry?.dataset['entry'] ? said.words : '',
    link: number ? linkOf(number) : '',
    time: new Date().toLocaleString('zh-CN', { dateStyle: 'short', timeStyle: 'short', hour12: false }),
  };
}

/** The button says that its text was copied, and when; what comes after would be another customer's. */
function flash(button: HTMLElement): void {
  button.dataset['copied'] = timeOfDay(Date.now());
  setTimeout(() => delete button.dataset['copied'], 10_000);
}

/** The short link as agents paste it elsewhere, and the token of the wording. */
function linkOf(number: HTMLElement): string {
  return `${shortLinkOf(number)} 话术版本 ${number.dataset['token']}`;
}

function shortLinkIn(entry: HTMLElement | null): string | null {
  const number = numberOf(entry);
  return number && shortLinkOf(number);
}

/** The short link that the number of an entry stands for, with scheme and host. */
function shortLinkOf({ dataset }: HTMLElement): string {
  return new URL(dataset['shortLink'] ?? '', location.href).href;
}

function numberOf(entry: HTMLElement | null): HTMLElement | null {
  return entry?.querySelector<HTMLElement>('[data-ticket]') ?? null;
}
