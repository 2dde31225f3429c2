import { judgeValidity } from '../judge-validity.ts';
import type { Hit } from './current-engine.ts';
import { make, marked } from './dom.ts';
import { fetchAnswer, hasAnswer } from './fetch-answer.ts';
import { renderFailure } from './no-answer.ts';
import { handoverKeys, keyOf, repliesOf, showKey } from './replies.ts';

export interface Actions {
  /** A link to an entry is followed. */
  onOpen: (hit: Hit) => void;
  /** The answer did not load, and is to be asked for again. */
  onRetry: () => void;
  /** An answer has come on screen. */
  onShow: () => void;
}

/** An entry beside the list. */
export interface Detail {
  /** Shows the entry's question at once, and the answer as soon as the answer is loaded. */
  section: HTMLElement;
  /** Loads the answer now: its article, inside `section`. Rejected with an error whose message is for the agent. */
  load: () => Promise<HTMLElement>;
}

/** Where an answer is shown, and what of it. */
interface Place {
  section: HTMLElement;
  /** Changes the article to what is needed there. */
  complete: (article: HTMLElement) => void;
}

/**
 * How long a hit has to stay chosen before its answer is asked for, in milliseconds. One frame, so that the list is on
 * screen first.
 */
const frame = 16;

/** How long an answer may take until the agent is told that it is loading, in milliseconds. */
const slow = 300;

/** Shows the article of the entry's own page. Its buttons stand here and not in the list, because a listbox may not hold them. */
export function renderDetail(hit: Hit, actions: Actions, place?: Place): Detail {
  const { section, complete } = place ?? { section: renderSection(), complete: showKeys };
  const onclick = () => actions.onOpen(hit);
  // The middle button opens a tab, and is no click.
  const onauxclick = (event: Event) => (event as MouseEvent).button === 1 && onclick();
  const link = make('a', { href: hit.href, onclick, onauxclick }, marked(hit.title, hit.matched));
  const heading = make('h2', { dir: 'auto' }, link);
  section.append(heading);
  let answer: Promise<HTMLElement> | undefined;
  const load = () => {
    answer ??= showAnswer(section, heading, hit, complete).catch((error: Error) => {
      answer = undefined;
      section.replaceChildren(heading, renderFailure(`${error.message}。`, actions.onRetry));
      throw error;
    });
    return answer;
  };
  // What went wrong stands in the section.
  const begin = () => void load().then(actions.onShow, () => {});
  if (hasAnswer(hit)) begin();
  else setTimeout(() => section.isConnected && begin(), frame);
  return { section, load };
}

async function showAnswer(
  section: HTMLElement,
  heading: HTMLElement,
  hit: Hit,
  complete: Place['complete'],
): Promise<HTMLElement> {
  const waiting = setTimeout(() => heading.after(make('p', { class: 'hint', role: 'status' }, '正在加载答复……')), slow);
  const article = await fetchAnswer(hit).finally(() => clearTimeout(waiting));
  fitIn(article, heading, hit);
  complete(article);
  section.replaceChildren(article);
  judgeValidity(section);
  return article;
}

export function renderSection(label = '所选条目的答复'): HTMLElement {
  return make('section', { class: 'hit-detail', 'aria-label': label });
}

/**
 * Fits an article into search, on any page. The title becomes a heading of the second level that leads to the entry.
 * Ids are removed, because the page may have the same ids. Styles unfold all branches.
 */
function fitIn(article: HTMLElement, heading: HTMLElement, { topicLabel }: Hit): void {
  article.querySelector('.entry-title')?.replaceWith(heading);
  article.querySelector('.number')?.after(make('span', { class: 'hit-topic' }, topicLabel));
  article.querySelector('.case-picker')?.remove();
  article.removeAttribute('aria-labelledby');
  for (const element of article.querySelectorAll('[id]')) element.removeAttribute('id');
}

/** Replies, and what is for an escalation, say which key copies them. */
function showKeys(article: HTMLElement): void {
  const replies = repliesOf(article);
  for (const reply of replies) showKey(reply.button, keyOf(reply, replies));
  showKey(article.querySelector<HTMLElement>('[data-copy-kind=tell]'), handoverKeys.tell);
  showKey(article.querySelector<HTMLElement>('[data-copy-kind=ticket]'), handoverKeys.ticket);
}
