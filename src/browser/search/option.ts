import type { Hit } from './current-engine.ts';
import { make, marked } from './dom.ts';

/** One line of the list: question, status, why it matched, and how the reply begins. */
export function renderOption(hit: Hit, id: string, onChoose: () => void): HTMLElement {
  const [reply] = hit.replies;
  // The field keeps the focus, as in any combobox.
  const onmousedown = (event: Event) => event.preventDefault();
  return make(
    'li',
    { id, role: 'option', class: 'hit', 'aria-selected': 'false', onclick: onChoose, onmousedown },
    make('p', { class: 'hit-title' }, marked(hit.title, hit.titleRanges)),
    make(
      'p',
      { class: 'hit-meta' },
      make('span', { class: 'entry-number' }, `#${hit.number}`),
      hit.topicLabel,
      ...badges(hit),
    ),
    ...hit.why.map(({ label, text, ranges }) => make('p', { class: 'hit-why' }, `${label}：`, marked(text, ranges))),
    make('p', { class: 'hit-reply' }, reply ? marked(reply.text, reply.ranges) : '暂无可发送的话术'),
  );
}

/** What an agent has to know before using an entry. */
export function badges(hit: Hit): HTMLElement[] {
  const badge = (text: string, tone: string) => make('span', { class: `badge ${tone}` }, text);
  return [
    ...(hit.status === 'unpublished' ? [badge('未上线', 'warn')] : []),
    ...(hit.verify.length > 0 ? [badge('待核实', 'doubt')] : []),
    ...(hit.refusal ? [badge(hit.refusal.short, 'danger')] : []),
  ];
}
