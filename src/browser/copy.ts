import type { Copied } from '../usage/beacon-query.ts';
import { report } from './beacon.ts';
import { writeClipboard } from './clipboard.ts';
import { clearCopy } from './freshness/clear-copy.ts';
import { judgeValidity } from './judge-validity.ts';
import { offerText } from './manual-copy.ts';
import { toast } from './toast.ts';

/** What decides whether a text may be copied, and with which cautions. */
interface Circumstances {
  /** Why copying is refused, from `judgeValidity`; absent if it is not. */
  refusal?: string | undefined;
  /** What the agent has to see to before the text is sent. */
  cautions?: readonly string[];
}

/** Attribute of the entry, or of the search panel around the entry → the caution about its replies. */
const cautions = {
  '[data-unsure]': '没有把握：请先看清答的是不是客户问的',
  '[data-doubtful]': '待核实：请先看清疑点再发送',
  '[data-unpublished]': '未上线：请先确认可以使用',
};

const names: Record<Copied, string> = { reply: '话术', tell: '告知客户的话', ticket: '工单模板' };

/** Copies a text and says what was copied. Every button and every key copies by this function. */
async function copyText(text: string, what: string, circumstances: Circumstances = {}): Promise<boolean> {
  const { refusal, cautions = [] } = circumstances;
  if (refusal) {
    toast(`没有复制：${refusal}`, 'warn');
    return false;
  }
  if (await writeClipboard(text)) {
    toast([`已复制${what}`, ...cautions].join('。'), cautions.length > 0 ? 'warn' : 'ok');
    return true;
  }
  offerText(text);
  return false;
}

/** Acts on every copy button of the page, also on those that come later. */
export function watchCopyButtons(): void {
  document.addEventListener('click', ({ target }) => {
    const button = copyButtonAt(target);
    if (button) void press(button);
  });
}

/** The copy button that an event happened on, if any. */
export function copyButtonAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-copy], [data-ticket]') : null;
}

/** Copies what a button stands for, as long as the newest build has the same; false if nothing was copied. */
export async function press(pressed: HTMLElement): Promise<boolean> {
  const clearance = await clearCopy(pressed);
  if ('refusal' in clearance) return copyText('', '', clearance);
  const { button, uncheckedSince } = clearance;
  const unchecked = uncheckedSince === undefined ? [] : [uncheckedText(uncheckedSince)];
  const { copy, ticket, shortLink, copyKind } = button.dataset;
  if (ticket !== undefined)
    return copyText(`${ticket} ${shortLinkUrl(shortLink ?? '')}`, '编号和短链接', { cautions: unchecked });
  if (copy === undefined) return false;
  const entry = button.closest<HTMLElement>('[data-entry]');
  // The page may have been opened on an earlier day, when the entry was still valid.
  if (entry?.parentElement) judgeValidity(entry.parentElement);
  const which = copyKind as Copied;
  const branch = button.closest('[data-case]')?.querySelector('.case-name')?.textContent;
  const copied = await copyText(copy, which === 'reply' && branch ? `${names[which]}：${branch}` : names[which], {
    refusal: entry?.dataset['refusal'],
    cautions: [...(entry && which === 'reply' ? cautionsOf(entry) : []), ...unchecked],
  });
  if (!copied) return false;
  flash(button);
  if (entry) report('copy', { number: Number(entry.dataset['entry']), which });
  return true;
}

function cautionsOf(entry: HTMLElement): string[] {
  return Object.entries(cautions).flatMap(([condition, caution]) => (entry.closest(condition) ? [caution] : []));
}

/** @param since milliseconds since 1970; 0 if nobody knows how old the page is */
function uncheckedText(since: number): string {
  const time = new Date(since).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false });
  return `没有连上服务器：${since > 0 ? `${time} 以后有没有改动` : '这一页是不是最新的'}，没能核对`;
}

function flash(button: HTMLElement): void {
  button.toggleAttribute('data-copied', true);
  setTimeout(() => button.removeAttribute('data-copied'), 1500);
}

/** The short link as agents paste it elsewhere: with scheme and host. */
function shortLinkUrl(path: string): string {
  return new URL(path, location.href).href;
}
