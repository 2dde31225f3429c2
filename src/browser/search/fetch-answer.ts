import { base } from '../base.ts';
import { completeEntries } from '../complete-entries.ts';
import { isOfEarlierBuild } from '../freshness/build.ts';
import { copiesIn } from '../freshness/copies.ts';
import { markRead } from '../freshness/read-at.ts';
import { articleIn, PageUnread, readPage } from '../freshness/read-page.ts';

/** The article of an entry's page, and when it was asked for, in milliseconds since 1970. */
interface Answer {
  article: Promise<HTMLElement>;
  readAt: number;
}

/** Answers that are kept in memory; a session of an agent looks at fewer. */
const remembered = 40;

/** Answers by the address of their entry's page, for as long as the page is open. */
const answers = new Map<string, Answer>();

/**
 * The answer of an entry as its own page shows it: a copy of the page's `<article>`. A page that could not be loaded is asked
 * for again the next time, and so is one of an earlier build.
 *
 * @throws an error whose message says why there is no answer, in words for the agent
 */
export async function fetchAnswer({ number, url }: { number: number; url: string }): Promise<HTMLElement> {
  const known = answers.get(url);
  const answer = known && !isOfEarlierBuild(known.readAt) ? known : ask(url, number, known);
  const article = (await answer.article).cloneNode(true) as HTMLElement;
  markRead(article, answer.readAt);
  completeEntries(article);
  return article;
}

/** Whether the answer of an entry is there without asking the server. */
export function hasAnswer({ url }: { url: string }): boolean {
  const known = answers.get(url);
  return known !== undefined && !isOfEarlierBuild(known.readAt);
}

/** @param before what was known of an earlier build: what changed since is said in the article */
function ask(url: string, number: number, before: Answer | undefined): Answer {
  const answer = { readAt: Date.now(), article: readArticle(url, number, before) };
  if (answers.size >= remembered) answers.clear();
  answers.set(url, answer);
  answer.article.catch(() => {
    // The earlier one is not shown any more, but tells what changed once the page can be read.
    if (before) answers.set(url, before);
    else answers.delete(url);
  });
  return answer;
}

async function readArticle(url: string, number: number, before: Answer | undefined): Promise<HTMLElement> {
  const page = await readPage(base() + url);
  const article = articleIn(page, String(number));
  // The page may only lead on to where the entry is now.
  if (!article) throw new PageUnread('gone');
  article.dataset['source'] = base() + url;
  const former = await before?.article.catch(() => null);
  if (former && copiesIn(former) !== copiesIn(article)) {
    const { changesBetween } = await import('../freshness/change-notice.ts');
    article.querySelector('.entry-head')?.after(changesBetween(former, article));
  }
  return article;
}
