import { base } from './current-engine.ts';

/** Articles of entries by the address of their page, for as long as the page is open. */
const articles = new Map<string, Promise<HTMLElement>>();

/**
 * The answer of an entry as its own page shows it: a copy of the page's `<article>`. A page that could not be loaded is asked
 * for again the next time.
 *
 * @throws an error whose message says why there is no answer, in words for the agent
 */
export async function fetchAnswer({ number, url }: { number: number; url: string }): Promise<HTMLElement> {
  const article = articles.get(url) ?? readPage(url, number);
  articles.set(url, article);
  article.catch(() => articles.delete(url));
  return (await article).cloneNode(true) as HTMLElement;
}

/** Whether the answer of an entry is there without asking the server. */
export function hasAnswer({ url }: { url: string }): boolean {
  return articles.has(url);
}

async function readPage(url: string, number: number): Promise<HTMLElement> {
  const response = await fetch(base() + url).catch(() => null);
  if (response?.status === 404) throw new Error('这一条已经撤下');
  const html = response?.ok ? await response.text().catch(() => '') : '';
  const article = new DOMParser().parseFromString(html, 'text/html').querySelector<HTMLElement>('[data-entry]');
  // The server may also have answered with a page for signing on, or with one that leads to another entry.
  if (article?.dataset['entry'] !== String(number)) throw new Error('答复没有加载成功，可能断网了，或网站刚刚更新');
  return article;
}
