import { isChanged, pairSent, type SentPair } from '../../changes/sent.ts';
import { labelOf } from '../../changes/wording.ts';
import { diffWords, shorten } from '../../text/word-diff.ts';
import { make } from '../search/dom.ts';
import { sentIn } from './copies.ts';

/** Says what changed in an entry since it was last shown in this tab: each text for customers, old → new. */
export function changesBetween(before: HTMLElement, after: HTMLElement): HTMLElement {
  const pairs = pairSent(sentIn(before), sentIn(after)).filter(isChanged);
  const becameUnpublished = isUnpublished(after) && !isUnpublished(before);
  const said = [
    '这一条刚刚更新。',
    pairs.length > 0 ? '原来的话术不要再用，下面是新的：' : '话术没有变，变的是说明或状态。',
    becameUnpublished ? '这一条改成了「未上线」，发给客户之前请先确认可以使用。' : '',
  ];
  const done = make('button', { type: 'button', class: 'button', onclick: () => notice.remove() }, '知道了');
  const notice = make('div', { class: 'notice warn', 'data-renewed': true, role: 'status' });
  notice.append(make('p', {}, said.join('')), ...pairs.map(renderPair), done);
  return notice;
}

function renderPair(pair: SentPair): HTMLElement {
  const pieces = shorten(diffWords(pair.before?.text ?? '', pair.after?.text ?? ''));
  const text = pieces.map(({ kind, text }) =>
    kind === 'same' ? text : make(kind === 'added' ? 'ins' : 'del', {}, text),
  );
  return make(
    'div',
    { class: 'difference' },
    make('p', { class: 'difference-label' }, labelOf(pair)),
    make('p', { class: 'difference-text' }, ...text),
  );
}

function isUnpublished({ dataset }: HTMLElement): boolean {
  return dataset['unpublished'] !== undefined;
}
