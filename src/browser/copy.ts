import type { Copied } from '../usage/beacon-query.ts';
import { report } from './beacon.ts';
import { writeClipboard } from './clipboard.ts';
import { offerText } from './manual-copy.ts';
import { toast } from './toast.ts';
import { judgeValidity } from './validity.ts';

/** What stands around a copy button that decides whether and how its text may be copied. */
interface Circumstances {
  /** Why copying is refused, from `judgeValidity`; absent if it is not. */
  refusal?: string | undefined;
  doubtful?: boolean;
}

/** Copies a text and says so: the one way anything of ours gets onto the clipboard. */
export async function copyText(text: string, what: string, circumstances: Circumstances = {}): Promise<boolean> {
  const { refusal, doubtful } = circumstances;
  if (refusal) {
    toast(`没有复制：${refusal}`, 'warn');
    return false;
  }
  if (await writeClipboard(text)) {
    toast(doubtful ? `已复制${what}。待核实：请先看清疑点再发送` : `已复制${what}`, doubtful ? 'warn' : 'ok');
    return true;
  }
  offerText(text);
  return false;
}

/** Acts on every copy button of the page, also on those that come later. */
export function watchCopyButtons(): void {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-copy], [data-ticket]') : null;
    if (button) void press(button);
  });
}

/** Copies what a button stands for. */
export async function press(button: HTMLElement): Promise<void> {
  const { copy, ticket, shortLink, copyKind } = button.dataset;
  if (ticket !== undefined) {
    await copyText(`${ticket} ${shortLinkUrl(shortLink ?? '')}`, '编号和短链接');
    return;
  }
  if (copy === undefined) return;
  // The page may have been opened on another day.
  judgeValidity(document);
  const entry = button.closest<HTMLElement>('[data-entry]');
  const isReply = copyKind === 'reply';
  const copied = await copyText(copy, isReply ? '话术' : '', {
    refusal: entry?.dataset['refusal'],
    doubtful: isReply && entry?.dataset['doubtful'] !== undefined,
  });
  if (!copied) return;
  flash(button);
  if (entry) report('copy', { number: Number(entry.dataset['entry']), which: copyKind as Copied });
}

function flash(button: HTMLElement): void {
  button.toggleAttribute('data-copied', true);
  setTimeout(() => button.removeAttribute('data-copied'), 1500);
}

/** The short link as agents paste it elsewhere: with scheme and host. */
function shortLinkUrl(path: string): string {
  return new URL(path, location.href).href;
}
