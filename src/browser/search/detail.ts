import { mainReply } from './copy-reply.ts';
import type { Hit, HitReply } from './current-engine.ts';
import { make, marked } from './dom.ts';
import { badges } from './option.ts';

interface Actions {
  onOpen: () => void;
  onCopy: (reply: HitReply) => void;
}

/**
 * The chosen entry beside the list: the whole reply, each branch with its condition, doubts and internal notes under
 * their labels. Buttons stand here and not in the list, because a listbox may not hold them.
 */
export function renderDetail(hit: Hit, { onOpen, onCopy }: Actions): DocumentFragment {
  const fragment = document.createDocumentFragment();
  // The middle button opens a tab, and is no click.
  const onauxclick = (event: Event) => (event as MouseEvent).button === 1 && onOpen();
  fragment.append(
    make('h2', {}, make('a', { href: hit.href, onclick: onOpen, onauxclick }, marked(hit.title, hit.titleRanges))),
    make(
      'p',
      { class: 'hit-meta' },
      make('span', { class: 'entry-number' }, `#${hit.number}`),
      hit.topicLabel,
      ...badges(hit),
    ),
    ...(hit.refusal ? [make('p', { class: 'notice danger' }, `${hit.refusal.reason}，不能复制给客户。`)] : []),
    ...(hit.status === 'unpublished'
      ? [make('p', { class: 'notice warn' }, '这一条还没有上线。发给客户之前，请先确认可以使用。')]
      : []),
    ...(hit.verify.length > 0 ? [doubts(hit.verify)] : []),
    ...hit.replies.map((one) => reply(hit, one, onCopy)),
    ...(hit.replies.length === 0 ? [make('p', { class: 'notice' }, '暂无可发送的话术。请打开条目，按说明处理。')] : []),
    ...hit.internal.map((text) => note(text)),
    ...(hit.escalation ? [escalation(hit.escalation)] : []),
  );
  return fragment;
}

function escalation({ label, condition }: NonNullable<Hit['escalation']>): HTMLElement {
  return make(
    'p',
    { class: 'hit-escalation', 'data-internal': true },
    `升级：${label}${condition ? `（${condition.replace(/。$/, '')}）` : ''}，打开条目可复制工单模板`,
  );
}

function reply(hit: Hit, one: HitReply, onCopy: Actions['onCopy']): HTMLElement {
  const { when, digit, text, ranges } = one;
  const isOneOfSeveral = hit.replies.length > 1;
  const alt = digit === null ? '' : `Alt ${digit}`;
  const key = one === mainReply(hit) ? 'Ctrl + Enter' : alt;
  const name = when ?? '一般情形';
  return make(
    'div',
    { class: 'reply' },
    (isOneOfSeveral || when !== null) &&
      make('p', { class: 'case-name' }, key && make('kbd', { 'aria-hidden': 'true' }, key), ` ${name}`),
    make('p', { class: 'reply-text' }, marked(text, ranges)),
    make(
      'button',
      { type: 'button', class: 'copy primary', onclick: () => onCopy(one) },
      isOneOfSeveral ? `复制话术：${name}` : '复制话术',
    ),
  );
}

function doubts(verify: readonly string[]): HTMLElement {
  return make(
    'aside',
    { class: 'doubts', 'data-internal': true },
    make('p', { class: 'doubts-label' }, '待核实：发送前请留意'),
    make('ul', {}, ...verify.map((doubt) => make('li', {}, doubt))),
  );
}

function note(text: string): HTMLElement {
  return make(
    'aside',
    { class: 'internal', 'data-internal': true },
    make('p', { class: 'internal-label' }, '仅供内部，请勿发给客户'),
    make('p', { class: 'reply-text' }, text),
  );
}
