import { statusLabels } from '../../entry/upkeep.ts';
import type { Hit } from './current-engine.ts';
import { make, marked } from './dom.ts';

/**
 * A row of the list, of two lines: the question; and number, topic, status and why it was found. `judgeValidity` says if the entry
 * is out of date.
 */
export function renderOption(hit: Hit, id: string, onMouse: (event: MouseEvent) => void): HTMLElement {
  const { number, title, topicLabel, validFrom, validUntil, matched } = hit;
  // The field keeps the focus, as in any combobox.
  const onmousedown = (event: Event) => event.preventDefault();
  const listen = (event: Event) => onMouse(event as MouseEvent);
  const listeners = { onmousedown, onclick: listen, onauxclick: listen, ondblclick: listen };
  const validity = { 'data-valid-from': validFrom, 'data-valid-until': validUntil };
  return make(
    'li',
    { id, role: 'option', class: 'hit', 'aria-selected': 'false', ...listeners, ...validity },
    make('p', { class: 'hit-title', dir: 'auto' }, marked(title, matched)),
    // The name of a row is its question: what else stands there would be read out at every step.
    make(
      'p',
      { class: 'hit-meta', 'aria-hidden': 'true' },
      make('span', { class: 'entry-number' }, `#${number}`),
      make('span', {}, topicLabel),
      ...badges(hit),
      make('span', { class: 'hit-why' }, ...whyOf(hit)),
    ),
  );
}

/** Why a row was found; where its question says that, how the reply begins. */
function whyOf({ why, opening }: Hit): (Node | string)[] {
  if (opening === null) return ['暂无可发送的话术'];
  const [first] = why;
  return first ? [`${first.label}：`, marked(first.text, first.marks)] : [opening];
}

/** What an agent has to know before using an entry. */
function badges({ status, isDoubtful }: Hit): (HTMLElement | false)[] {
  return [
    status === 'unpublished' && make('span', { class: 'badge warn' }, statusLabels.unpublished),
    isDoubtful && make('span', { class: 'badge doubt' }, '待核实'),
    make('span', { class: 'badge danger', 'data-validity-badge': true, hidden: true }),
  ];
}
