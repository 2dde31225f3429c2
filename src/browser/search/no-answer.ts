import { fillTicket } from '../../entry/ticket.ts';
import { issueUrl } from '../../site/edit-links.ts';
import { mask } from '../../usage/mask.ts';
import { renderSlots } from '../slots.ts';
import type { Aside } from './choice.ts';
import type { Results } from './current-engine.ts';
import { renderSection } from './detail.ts';
import { make } from './dom.ts';
import { handoverKeys, showKey } from './replies.ts';

type Unanswered = Pick<Results, 'gap' | 'handover'>;

/**
 * Shown when the corpus probably has no answer.
 *
 * @param hasHits whether the nearest entries stand below
 */
export function renderUnsure({ gap }: Unanswered, hasHits: boolean): HTMLElement {
  const about = gap ? `这个还没有答复：${gap.gap}。` : '知识库里可能没有这个问题的答复。';
  const below = hasHits ? '下面是最接近的条目，没有替您选；要用，请先选一条，看清再复制。' : '';
  return make('p', { class: 'unsure' }, make('strong', {}, '没有把握'), `：${about}${below}`);
}

/** What is safe where nothing answers: a sentence for the customer, a ticket with the question in it, the topics, a word to the editors. */
export function renderHandover(query: string, { gap, handover }: Unanswered): Aside {
  const element = renderSection('没有答复时可以做的');
  const asked = query.trim();
  if (handover) {
    const { label, tell, ticket } = handover;
    const route = make('p', { class: 'hint' }, `转到：${label}`);
    element.append(
      make('h2', {}, '没有答复时，这样做不会错'),
      ...(tell ? [renderText(tell, 'tell', '复制告知客户的话')] : []),
      renderText(fillTicket(ticket, asked, gap?.gap ?? null), 'ticket', '复制工单模板', route),
    );
  }
  element.append(renderReport(asked), renderTopics());
  return { element, answers: [], hint: '没有把握：请先用 ↑ ↓ 选一条，看清答的是不是客户问的，再复制' };
}

function renderText(text: string, kind: keyof typeof handoverKeys, label: string, note?: Node): HTMLElement {
  const button = make(
    'button',
    { type: 'button', class: 'copy', 'data-copy': text, 'data-copy-kind': kind },
    make('span', {}, label),
  );
  const prose = make('p', { class: 'prose plain-text' }, ...renderSlots(text));
  const isTicket = kind === 'ticket';
  const mark = isTicket && make('p', { class: 'internal-label' }, '工单，仅供内部');
  const box = make(
    'div',
    { class: isTicket ? 'internal' : 'reply', 'data-internal': isTicket },
    mark,
    note,
    prose,
    button,
  );
  showKey(button, handoverKeys[kind]);
  return box;
}

/** The address belongs to another host, so the customer's words go there without what names a person. */
function renderReport(asked: string): HTMLElement {
  const words = mask(asked.slice(0, 300));
  const href = issueUrl(
    `缺一条：${words.slice(0, 40)}`,
    `客户这样问：\n\n> ${words}\n\n知识库里没有找到答复。\n`,
    import.meta.env.SITE_REPOSITORY,
  );
  return make('p', {}, make('a', { href, target: '_blank', rel: 'noopener noreferrer' }, '告诉编辑：缺这一条'));
}

function renderTopics(): HTMLElement {
  const topics = [...document.querySelectorAll<HTMLAnchorElement>('.topics li:not(.tool) a')].slice(1);
  return make(
    'ul',
    { class: 'unsure-topics', 'aria-label': '按专题查' },
    ...topics.map(({ href, textContent }) => make('li', {}, make('a', { href, class: 'chip' }, textContent.trim()))),
  );
}

/** Shown for a number that no entry has. */
export function renderMissing(number: number): HTMLElement {
  return make('p', { class: 'notice' }, `没有 ${number} 这一条。`);
}

/** Shown when the filters leave nothing. */
export function renderNothingHere(clearFilters: () => void): HTMLElement {
  const everywhere = make('button', { type: 'button', class: 'button', onclick: clearFilters }, '在全部条目里找');
  return make('p', { class: 'notice' }, '按现在的筛选没有找到。 ', everywhere);
}

/** Shown while a search takes long. */
export function renderWaiting(): HTMLElement {
  return make('p', { class: 'notice', role: 'status' }, '正在搜索……');
}

/** Shown when search failed, or the answer of an entry did not load. */
export function renderFailure(reason: string, retry: () => void): HTMLElement {
  const button = make('button', { type: 'button', class: 'button', onclick: retry }, '再试一次');
  return make('p', { class: 'notice danger', role: 'alert' }, reason, ' ', button);
}
