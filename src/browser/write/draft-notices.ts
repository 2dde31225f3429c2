import { make } from '../search/dom.ts';
import { newDrafts } from './kept-drafts.ts';

/** What is said where others have changed an entry since writing began. */
export const conflict =
  '这一条在您开始写以后有人改过，照这样交会把那些改动改回去；请先抄下您写的，再点「重新开始」，在最新的上面改';

/** Says that a draft is gone on with. */
export function keptNotice({ isOld, restart }: { isOld: boolean; restart: () => void }): HTMLElement {
  return make(
    'p',
    { class: 'notice' },
    isOld ? `接着写上次没交的草稿。${conflict}。` : '接着写上次没交的草稿。',
    ' ',
    make('button', { type: 'button', class: 'button', onclick: restart }, '重新开始'),
  );
}

/** Leads to the new entries that were begun beside the one of this name; null without any. */
export function othersNotice(own: string): HTMLElement | null {
  const others = newDrafts().filter(({ name }) => name !== own);
  if (others.length === 0) return null;
  const links = others.flatMap(({ name, title }) => [
    make('a', { href: `?draft=${name}` }, title || '（还没写标准问）'),
    ' ',
  ]);
  return make('p', { class: 'notice' }, '这台设备上还有没交的新条目：', ...links);
}
