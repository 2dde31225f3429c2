import { issueUrl } from '../../site/edit-links.ts';
import { make } from './dom.ts';

/**
 * Shown when the corpus probably has no answer: no dead end, but the topics, and a way to report the gap.
 *
 * @param hasHits whether the nearest entries stand below
 */
export function renderUnsure(query: string, hasHits: boolean): HTMLElement {
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
      `：知识库里可能没有这个问题的答复。${hasHits ? '下面是最接近的条目，请看清再用。' : ''}`,
    ),
    make('p', {}, make('a', { href: report, target: '_blank', rel: 'noopener noreferrer' }, '告诉编辑：缺这一条')),
    make(
      'ul',
      { class: 'unsure-topics', 'aria-label': '按专题查' },
      ...topics.map(({ href, textContent }) => make('li', {}, make('a', { href, class: 'chip' }, textContent.trim()))),
    ),
  );
}

/** Shown when the filters leave nothing. */
export function renderNothingHere(clearFilters: () => void): HTMLElement {
  const everywhere = make('button', { type: 'button', class: 'button', onclick: clearFilters }, '在全部条目里找');
  return make('p', { class: 'notice' }, '按现在的筛选没有找到。 ', everywhere);
}

/** Shown when search itself failed; a known failure is one of the network. */
export function renderFailure(isKnown: boolean, retry: () => void): HTMLElement {
  const button = make('button', { type: 'button', class: 'button', onclick: retry }, '再试一次');
  const reason = isKnown ? '搜索没有加载成功：可能断网了，或网站刚刚更新。' : '搜索出了问题。';
  return make('p', { class: 'notice danger', role: 'alert' }, reason, ' ', button);
}
