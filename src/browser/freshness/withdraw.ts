import { base } from '../base.ts';
import { make } from '../search/dom.ts';

/**
 * Marks an article whose entry the site has no longer, and says where to look instead.
 *
 * @param page what the server has at its address now; null if nothing
 * @returns why nothing of the article may be copied
 */
export function withdraw(article: HTMLElement, page: Document | null): string {
  const moved = page?.querySelector('meta[http-equiv=refresh]') ? page.querySelector('a') : null;
  const title = article.querySelector('.entry-title');
  // The entries of a topic may move on to its next page.
  const isListed = title?.querySelector('a') && article.dataset['source'] === undefined;
  const gone = isListed ? '这一条已经撤下或移走' : '这一条已经撤下';
  const reason = moved ? `${gone}，由「${moved.textContent}」代替` : gone;
  const search = `${base()}/search/?${new URLSearchParams({ q: title?.textContent.trim() ?? '' })}`;
  const link = moved
    ? make('a', { href: moved.getAttribute('href') }, `打开 ${moved.textContent}`)
    : make('a', { href: search }, '搜索别的答复');
  const notice = make('p', { class: 'notice danger', 'data-renewed': true, role: 'alert' });
  notice.append(`${reason}，不要再发给客户。`, link);
  article.querySelector('[data-renewed]')?.remove();
  article.dataset['withdrawn'] = reason;
  article.querySelector('.entry-head')?.after(notice);
  return reason;
}
