/**
 * /panel/ in the frame of a CRM. The CRM sends what its customer wrote, and hears what was copied:
 *
 *     frame.contentWindow.postMessage({ type: 'kling-qa:search', text: '怎么去水印' }, 'https://kb.example.com');
 *     // { type: 'kling-qa:copied', number: 1004, text: '您好……', link: 'https://kb.example.com/q/1004/' }
 */
import type { CopiedMessage } from './tell-copied.ts';

/** The hosts that operations name (SITE_PANEL_ORIGINS). Nobody else is listened to, or told anything. */
const origins = document.querySelector<HTMLElement>('[data-panel]')?.dataset['panel']?.split(' ').filter(Boolean) ?? [];
/** How much of a message is searched for, in UTF-16 units. */
const longest = 2000;
/** The host around this page, once that is known. */
let host = origins.find((origin) => origin === location.ancestorOrigins?.[0]);

addEventListener('message', ({ source, origin, data }) => {
  if (parent === window || source !== parent || !origins.includes(origin)) return;
  host = origin;
  const { type, text } = (data ?? {}) as { type?: unknown; text?: unknown };
  if (type === 'kling-qa:search' && typeof text === 'string') searchFor(text.slice(0, longest));
});

addEventListener('copied', ({ detail }: CustomEventInit<CopiedMessage>) => {
  if (host) parent.postMessage({ type: 'kling-qa:copied', ...detail }, host);
});

function searchFor(text: string): void {
  const field = document.querySelector<HTMLTextAreaElement>('[data-search-panel] textarea');
  if (!field) return;
  field.value = text;
  field.dispatchEvent(new Event('input'));
}
