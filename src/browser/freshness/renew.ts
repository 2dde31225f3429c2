/** Compares what a page shows with the newest build. Loads only where the server has another build than the page is of. */
import { openBranches } from '../branches.ts';
import { hasOldRules } from '../combinations/load-table.ts';
import { completeEntries } from '../complete-entries.ts';
import { judgeValidity } from '../judge-validity.ts';
import { carryState } from './article-state.ts';
import { patience } from './build.ts';
import { changesBetween } from './change-notice.ts';
import type { Clearance } from './clear-copy.ts';
import { copiesIn, sameButtonIn, standing, standingOf } from './copies.ts';
import { entriesOfPage, markRead } from './read-at.ts';
import { articleIn, PageUnread, readPage } from './read-page.ts';
import { withdraw } from './withdraw.ts';

const changed = '这一条刚刚更新，请看过新的内容再复制';

/** Parts of an article that scripts add or change: they say nothing about the build. */
const changedByScripts = [
  '[data-validity-badge], [data-validity-notice], [data-renewed], .badge.fresh',
  '[data-favourite], .copy-image, .rating, [data-thanks]',
].join();

/**
 * Compares the entries of this page with the server's. What changed takes the place of the old, and says so; what is gone stays,
 * and says that it may not be used.
 *
 * @throws PageUnread
 */
export async function renewPage(): Promise<void> {
  const asked = Date.now();
  const page = await readOrNull(location.pathname);
  for (const article of document.querySelectorAll<HTMLElement>(entriesOfPage)) renewFrom(page, article, asked);
  const foot = page?.querySelector('.entry-foot');
  if (foot) document.querySelector('.entry-foot')?.replaceWith(foot);
}

/** Compares what a button would copy with the server's. */
export async function renewButton(button: HTMLElement): Promise<Clearance> {
  const article = button.closest<HTMLElement>('[data-entry]');
  try {
    if (!article) return await findOnPage(button);
    const { source, entry: number = '' } = article.dataset;
    if (source !== undefined) return await compareWithSource(button, article, source);
    await renewPage();
    const renewed = document.querySelector<HTMLElement>(`${entriesOfPage}[data-entry="${number}"]`);
    const refusal = renewed?.dataset['withdrawn'];
    if (refusal) return { refusal };
    return clearanceOf(renewed && sameButtonIn(renewed, button), changed);
  } catch (error) {
    if (!(error instanceof PageUnread)) throw error;
    return { refusal: error.reason === 'lost' ? '网站刚刚更新，这一条没能核对，请再试一次' : error.message };
  }
}

function renewFrom(page: Document | null, article: HTMLElement, asked: number): void {
  const current = page && articleIn(page, article.dataset['entry'] ?? '');
  markRead(article, asked);
  if (!current) withdraw(article, page);
  else if (article.dataset['withdrawn'] !== undefined || !isAlike(article, current)) replace(article, current, asked);
}

/** Search shows an article in its own way, and asks again by itself: here it is only compared. */
async function compareWithSource(button: HTMLElement, article: HTMLElement, source: string): Promise<Clearance> {
  const asked = Date.now();
  if (await hasOldRules(article)) return { refusal: '规则刚刚更新，请看过新的内容再复制' };
  const page = await readOrNull(source);
  const current = page && articleIn(page, article.dataset['entry'] ?? '');
  if (!current) return { refusal: withdraw(article, page) };
  if (!sameButtonIn(current, button)) return { refusal: changed };
  for (const name of standing) {
    delete article.dataset[name];
    if (current.dataset[name] !== undefined) article.dataset[name] = current.dataset[name];
  }
  if (article.parentElement) judgeValidity(article.parentElement);
  markRead(article, asked);
  return { button };
}

/** What no entry has is right as long as the page has it. */
async function findOnPage(button: HTMLElement): Promise<Clearance> {
  const asked = Date.now();
  const page = await readOrNull(location.pathname);
  if (!page || !sameButtonIn(page, button)) return { refusal: '网站刚刚更新，请看过新的内容再复制' };
  markRead(button, asked);
  return { button };
}

function clearanceOf(button: HTMLElement | null | undefined, refusal: string): Clearance {
  return button ? { button } : { refusal };
}

/** Null if the page is no more. @throws PageUnread */
async function readOrNull(address: string): Promise<Document | null> {
  try {
    return await readPage(address, AbortSignal.timeout(patience));
  } catch (error) {
    if (error instanceof PageUnread && error.reason === 'gone') return null;
    throw error;
  }
}

function replace(article: HTMLElement, current: HTMLElement, asked: number): void {
  const note = changesBetween(article, current);
  const renewed = document.importNode(current, true);
  renewed.querySelector('.entry-head')?.after(note);
  const restoreFocus = carryState(article, renewed);
  article.replaceWith(renewed);
  markRead(renewed, asked);
  openBranches(renewed);
  completeEntries(renewed);
  if (renewed.parentElement) judgeValidity(renewed.parentElement);
  restoreFocus();
}

function isAlike(article: HTMLElement, current: HTMLElement): boolean {
  return looksOf(article) === looksOf(current);
}

/** Everything of an article that an agent reads or copies. */
function looksOf(article: HTMLElement): string {
  const copy = article.cloneNode(true) as HTMLElement;
  for (const part of copy.querySelectorAll(changedByScripts)) part.remove();
  const addresses = Array.from(
    copy.querySelectorAll('img, a'),
    (part) => part.getAttribute('src') ?? part.getAttribute('href'),
  );
  const text = copy.textContent.replace(/\s+/g, ' ');
  return JSON.stringify([standingOf(article), addresses, text, copiesIn(article)]);
}
