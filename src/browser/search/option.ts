import { statusLabels } from '../../entry/upkeep.ts';
import type { Hit } from './current-engine.ts';
import { make, marked } from './dom.ts';

/** One line of the list: question, status, why it matched, and how the reply begins. `judgeValidity` says if it is out of date. */
export function renderOption(hit: Hit, id: string, onMouse: (event: MouseEvent) => void): HTMLElement {
  const { number, title, topicLabel, validFrom, validUntil, why, opening, matched } = hit;
  // The field keeps the focus, as in any combobox.
  const onmousedown = (event: Event) => event.preventDefault();
  const listen = (event: Event) => onMouse(event as MouseEvent);
  const listeners = { onmousedown, onclick: listen, onauxclick: listen, ondblclick: listen };
  const validity = { 'data-valid-from': validFrom, 'data-valid-until': validUntil };
  return make(
    'li',
    { id, role: 'option', class: 'hit', 'aria-selected': 'false', ...listeners, ...validity },
    make('p', { class: 'hit-title' }, marked(title, matched)),
    // The name of a row is its question: what else stands there would be read out at every step.
    make(
      'p',
      { class: 'hit-meta', 'aria-hidden': 'true' },
      make('span', { class: 'entry-number' }, `#${number}`),
      topicLabel,
      ...badges(hit),
    ),
    ...why.map(({ label, text, marks }) =>
      make('p', { class: 'hit-why', 'aria-hidden': 'true' }, `${label}：`, marked(text, marks)),
    ),
    make(
      'p',
      { class: 'hit-reply', 'aria-hidden': 'true' },
      opening === null ? '暂无可发送的话术' : marked(opening, matched),
    ),
  );
}

/** What an agent has to know before using an entry. */
function badges({ status, isDoubtful }: Hit): (HTMLElement | false)[] {
  return [
    status === 'unpublished' && make('span', { class: 'badge warn' }, statusLabels.unpublished),
    isDoubtful && make('span', { class: 'badge doubt' }, '待核实'),
    make('span', { class: 'badge danger', 'data-validity-badge': true, hidden: true }),
  ];
}
