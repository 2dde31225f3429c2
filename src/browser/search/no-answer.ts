import { issueUrl } from '../../site/edit-links.ts';
import type { Results } from './current-engine.ts';
import { make } from './dom.ts';

/**
 * Shown when the corpus probably has no answer: no dead end, but the topics, and a way to report the gap.
 *
 * @param hasHits whether the nearest entries stand below
 * @param gap what is known to have no answer yet, if the question is taken for that
 */
export function renderUnsure(query: string, hasHits: boolean, gap: Results['gap']): HTMLElement {
  const asked = query.trim().slice(0, 300);
  const report = issueUrl(`缺一条：${asked.slice(0, 40)}`, `客户这样问：\n\n> ${asked}\n\n知识库里没有找到答复。\n`);
  const topics = [...document.querySelectorAll<HTMLAnchorElement>('.topics li:not(.tool) a')].slice(1);
  return make(
    'div',
    { class: 'unsure' },
    make(
      'p',
      {},
      make('strong', {}, '没有把握'),
      `：${gap ? `这个还没有答复：${gap.gap}。` : '知识库里可能没有这个问题的答复。'}${hasHits ? '下面是最接近的条目，请看清再用。' : ''}`,
    ),
    gap?.tell ? make('p', {}, '可以先告诉客户：', gap.tell) : null,
    gap?.route ? make('p', {}, '转到：', gap.route) : null,
    make('p', {}, make('a', { href: report, target: '_blank', rel: 'noopener noreferrer' }, '告诉编辑：缺这一条')),
    make(
      'ul',
      { class: 'unsure-topics', 'aria-label': '按专题查' },
      ...topics.map(({ href, textContent }) => make('li', {}, make('a', { href, class: 'chip' }, textContent.trim()))),
    ),
  );
}

/** Shown when the first two hits are near each other, or answer two questions of one message. */
export function renderChoice(choice: NonNullable<Results['choice']>): HTMLElement {
  const text = { close: '头两条很接近，请看清再选。', two: '像是问了两件事：头两条各答一件。' }[choice];
  return make('p', { class: 'notice' }, text);
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

/** Shown when search failed, or the answer of an entry did not load. */
export function renderFailure(reason: string, retry: () => void): HTMLElement {
  const button = make('button', { type: 'button', class: 'button', onclick: retry }, '再试一次');
  return make('p', { class: 'notice danger', role: 'alert' }, reason, ' ', button);
}
