/** The home page as a desk: notices, favourites and what was copied, each row with its own copy button. */
import { shanghaiDate } from '../entry/days.ts';
import { validityOn } from '../entry/validity.ts';
import { base } from './base.ts';
import { readCopied } from './copied-log.ts';
import { openCopied, timeOf } from './copied-view.ts';
import { type Found, press } from './copy.ts';
import { refuse } from './copy-notice.ts';
import { readFavourites } from './favourites.ts';
import { onNewBuild } from './freshness/build.ts';
import { readPage } from './freshness/read-page.ts';
import { make } from './search/dom.ts';
import { fetchAnswer } from './search/fetch-answer.ts';
import { mainReply, repliesOf } from './search/replies.ts';

interface Row {
  number: number;
  title: string;
  url: string;
  /** Said beside the title. */
  remark?: string;
}

/** How many rows of what was copied stand on the page; H shows all. */
const shownCopies = 8;

const readKey = 'notices';

show();
// Another tab, or a page before this one in the history, may have added to all of it.
addEventListener('pageshow', show);
addEventListener('storage', show);
// A notice may begin or end on the next day.
document.addEventListener('visibilitychange', show);
onNewBuild(() => void renewNotices());
document.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element)) return;
  const copy = target.closest<HTMLElement>('[data-copy-entry]');
  if (copy) {
    const wanted = findReply(Number(copy.dataset['copyEntry']), copy.dataset['url'] ?? '');
    press(wanted).catch(({ message }: Error) => refuse(message));
  }
  if (target.closest('[data-open-copied]')) openCopied();
  const notice = target.closest('[data-notice-read]')?.closest<HTMLElement>('[data-notice]');
  if (notice) markRead(notice);
});

function show(): void {
  showNotices();
  showRows();
}

function showRows(): void {
  fill('favourites', readFavourites());
  const seen = new Set<number>();
  const copied = readCopied().filter(({ number }) => !seen.has(number) && seen.add(number));
  fill(
    'copied',
    copied.slice(0, shownCopies).map((text) => ({ ...text, remark: timeOf(text.at) })),
  );
}

function fill(list: string, rows: readonly Row[]): void {
  const section = document.querySelector<HTMLElement>(`[data-rows="${list}"]`);
  section?.querySelector('ul')?.replaceChildren(...rows.map(renderRow));
  if (section) section.hidden = rows.length === 0;
}

function renderRow({ number, title, url, remark }: Row): HTMLElement {
  const button = { type: 'button', class: 'copy', 'data-copy-entry': String(number), 'data-url': url };
  return make(
    'li',
    {},
    make(
      'span',
      { class: 'entry-link' },
      make('span', { class: 'entry-number' }, `#${number}`),
      make('a', { href: base() + url }, title),
      remark ? make('span', { class: 'hint' }, remark) : null,
    ),
    make('button', { ...button, 'aria-label': `复制话术：${title}` }, '复制'),
  );
}

/** The main reply of an entry as its page has it now; an entry that asks for a branch is opened. */
async function findReply(number: number, url: string): Promise<Found> {
  const article = await fetchAnswer({ number, url });
  // Validity is judged in what stands around an article.
  make('div', {}, article);
  return mainReply(repliesOf(article))?.button ?? (() => location.assign(base() + url));
}

/** Shows the notices of today whose present text was not read on this device. */
function showNotices(): void {
  const today = shanghaiDate(new Date());
  const read = readNotices();
  for (const notice of document.querySelectorAll<HTMLElement>('[data-notice]')) {
    const { notice: id = '', from = '', until = '' } = notice.dataset;
    const isCurrent = validityOn(today, { validFrom: from, validUntil: until }) === 'current';
    notice.hidden = !isCurrent || read[id] === textOf(notice);
  }
}

/** Puts the notices of the newest build in the place of those of this page. */
async function renewNotices(): Promise<void> {
  const page = await readPage(location.pathname).catch(() => null);
  const notices = page?.querySelector('[data-notices]');
  if (notices) document.querySelector('[data-notices]')?.replaceWith(notices);
  showNotices();
}

function markRead(notice: HTMLElement): void {
  const id = notice.dataset['notice'] ?? '';
  const shown = new Set(
    [...document.querySelectorAll<HTMLElement>('[data-notice]')].map(({ dataset }) => dataset['notice']),
  );
  // Notices that are over are forgotten.
  const kept = Object.entries(readNotices()).filter(([name]) => shown.has(name));
  try {
    localStorage.setItem(readKey, JSON.stringify({ ...Object.fromEntries(kept), [id]: textOf(notice) }));
  } catch {
    // Storage may be forbidden: the notice comes again.
  }
  notice.hidden = true;
}

/** Another text is another notice. */
function textOf(notice: HTMLElement): string {
  return [...notice.querySelectorAll('h2, p:not(.hint)')].map(({ textContent }) => textContent).join('\n');
}

function readNotices(): Record<string, string> {
  try {
    return { ...JSON.parse(localStorage.getItem(readKey) ?? '{}') };
  } catch {
    return {};
  }
}
