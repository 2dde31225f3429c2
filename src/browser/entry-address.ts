import { base } from './base.ts';

/** Number, title and address of an entry that a page shows, wherever it shows the entry. */
export function addressOf(entry: HTMLElement): { number: number; title: string; url: string } {
  const link = entry.querySelector<HTMLAnchorElement>('.entry-title a');
  const address = entry.dataset['source'] ?? link?.pathname ?? location.pathname;
  const named = entry.querySelector<HTMLElement>('[data-ticket]')?.dataset['ticket'] ?? '';
  const title = named.slice(named.indexOf(' ') + 1);
  return { number: Number(entry.dataset['entry']), title, url: address.slice(base().length) };
}
