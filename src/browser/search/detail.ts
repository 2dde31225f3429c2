import { judgeValidity } from '../judge-validity.ts';
import type { Hit } from './current-engine.ts';
import { make, marked } from './dom.ts';
import { fetchAnswer, hasAnswer } from './fetch-answer.ts';
import { markWords } from './mark-words.ts';
import { renderFailure } from './no-answer.ts';
import { keyOf, repliesOf } from './replies.ts';

interface Actions {
  /** A link to the entry is followed. */
  onOpen: () => void;
  /** The answer did not load, and is to be asked for again. */
  onRetry: () => void;
}

/** The chosen entry beside the list. */
export interface Detail {
  /** Has the entry's question at once, and its answer as soon as that is loaded. */
  section: HTMLElement;
  /** Loads the answer now: its article, inside `section`. Rejected with an error whose message is for the agent. */
  load: () => Promise<HTMLElement>;
}

/** How long a hit has to stay chosen until its answer is asked for, in milliseconds: a frame, so that the list is on screen first. */
const frame = 16;

/** Shows the article of the entry's own page. Its buttons stand here and not in the list, because a listbox may not hold them. */
export function renderDetail(hit: Hit, { onOpen, onRetry }: Actions): Detail {
  // The middle button opens a tab, and is no click.
  const onauxclick = (event: Event) => (event as MouseEvent).button === 1 && onOpen();
  const link = make('a', { href: hit.href, onclick: onOpen, onauxclick }, marked(hit.title, hit.matched));
  const heading = make('h2', {}, link);
  const section = renderSection(heading);
  let answer: Promise<HTMLElement> | undefined;
  const load = () => {
    answer ??= showAnswer(section, heading, hit).catch((error: Error) => {
      answer = undefined;
      section.replaceChildren(heading, renderFailure(`${error.message}。`, onRetry));
      throw error;
    });
    return answer;
  };
  // What went wrong stands in the section.
  const begin = () => void load().catch(() => {});
  if (hasAnswer(hit)) begin();
  else setTimeout(() => section.isConnected && begin(), frame);
  return { section, load };
}

async function showAnswer(section: HTMLElement, heading: HTMLElement, hit: Hit): Promise<HTMLElement> {
  const article = await fetchAnswer(hit);
  fitIn(article, heading, hit);
  section.replaceChildren(article);
  judgeValidity(section);
  return article;
}

export function renderSection(content: Node | null = null): HTMLElement {
  return make('section', { class: 'hit-detail', 'aria-label': '所选条目的答复' }, content);
}

/**
 * Fits an article into search, on whatever page: its title is a heading of the second level that leads to the entry, no name in it
 * can be that of another element of the page, all branches can be read, and replies say which key copies them.
 */
function fitIn(article: HTMLElement, heading: HTMLElement, { topicLabel, matched }: Hit): void {
  article.querySelector('.entry-title')?.replaceWith(heading);
  article.querySelector('.number')?.after(topicLabel);
  article.querySelector('.case-picker')?.remove();
  article.removeAttribute('aria-labelledby');
  for (const element of article.querySelectorAll('[id]')) element.removeAttribute('id');
  for (const branch of article.querySelectorAll('[data-case]')) branch.toggleAttribute('data-open', true);
  const replies = repliesOf(article);
  for (const reply of replies) {
    const key = replies.length > 1 && keyOf(reply, replies);
    if (key) reply.button.after(make('kbd', { 'aria-hidden': 'true' }, key));
  }
  markWords(article.querySelectorAll('.prose'), matched);
}
