import { wordsApart } from '../../search/words-apart.ts';
import type { Hit, Results } from './current-engine.ts';
import { type Actions, renderDetail, renderSection } from './detail.ts';
import { make } from './dom.ts';
import { mainReply, repliesOf, showKey } from './replies.ts';

/** What stands beside the list while no hit is chosen. */
export interface Aside {
  element: HTMLElement;
  /** Loads the answers in `element`, in the order of the digits that copy them. */
  answers: (() => Promise<HTMLElement>)[];
  /** Loads the answer that the key of the chosen hit copies; absent where the agent has to choose first. */
  main?: () => Promise<HTMLElement>;
  /** Said where a key would act on the chosen hit. */
  hint: string;
}

type Choice = NonNullable<Results['choice']>;

export const choiceTexts: Record<Choice, string> = {
  close: '头两条很接近，请看清再选',
  two: '像是问了两件事，各有一条答复',
};

/** The first two answers, one below the other, each with its key and what tells it from the other. */
export function renderChoice(choice: Choice, { hits, parts }: Results, actions: Actions): Aside {
  const pair = hits.slice(0, 2);
  const cards = pair.map((hit, index) => {
    const other = pair[1 - index];
    const own = choice === 'two' ? partText(index, parts[index]) : apartText(hit, other);
    return renderCard(hit, `Alt ${index + 1}`, own, actions);
  });
  const element = renderSection('头两条的答复');
  const notice = make('p', { class: 'notice' }, `${choiceTexts[choice]}。`);
  element.append(notice, ...cards.map(({ card }) => card));
  const hint = `${choiceTexts[choice]}：Alt+1 复制第一条，Alt+2 复制第二条`;
  return { element, answers: cards.map(({ load }) => load), hint };
}

function partText(index: number, part = ''): string {
  return `${['第一件', '第二件'][index]}：${part}`;
}

function apartText(hit: Hit, other: Hit | undefined): string {
  const words = other ? wordsApart(hit, other) : [];
  return words.length > 0 ? `只有这一条说到：${words.join('、')}` : '';
}

function renderCard(hit: Hit, key: string, own: string, actions: Actions) {
  const place = {
    section: make('div', { class: 'hit-card-answer' }),
    complete: (article: HTMLElement) => abridge(article, key),
  };
  const { section, load } = renderDetail(hit, actions, place);
  const card = make('div', { class: 'hit-card' }, own ? make('p', { class: 'hit-own' }, own) : null, section);
  return { card, load };
}

/** Of the article only what is sent: its main reply, or where there is none, those of its branches. */
function abridge(article: HTMLElement, key: string): void {
  for (const part of article.querySelectorAll('.internal, .escalation')) part.remove();
  const main = mainReply(repliesOf(article));
  const names = [...article.querySelectorAll('.case-name')].map(({ textContent }) => textContent);
  if (main) {
    article.querySelector('.cases')?.remove();
    for (const { button } of repliesOf(article)) if (button !== main.button) button.closest('.reply')?.remove();
    showKey(main.button, key);
  }
  const hint = main ? '也分情形' : `分情形，按 ${key} 打开再选`;
  if (names.length > 0)
    article.querySelector('.entry-head')?.append(make('p', { class: 'hit-own' }, `${hint}：${names.join('；')}`));
}
