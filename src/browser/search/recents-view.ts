import { base } from '../base.ts';
import { make } from './dom.ts';
import { clearRecents, readRecents } from './recents.ts';

/** What an empty field offers: recent searches and entries, and a button to forget them. */
export function renderRecents(search: (query: string) => void): HTMLElement {
  const { queries, entries } = readRecents();
  const box = make('div', { class: 'recents' });
  if (queries.length + entries.length === 0) {
    box.append(make('p', { class: 'hint' }, '输入关键词、编号、拼音，或直接粘贴客户的话。'));
    return box;
  }
  const item = (child: Node) => make('li', {}, child);
  const clear = () => {
    clearRecents();
    box.replaceWith(renderRecents(search));
  };
  box.append(
    make('h2', {}, '最近'),
    make(
      'ul',
      { class: 'recent-queries' },
      ...queries.map((query) =>
        item(make('button', { type: 'button', class: 'chip', onclick: () => search(query) }, query)),
      ),
    ),
    make(
      'ul',
      { class: 'entry-links' },
      ...entries.map(({ number, title, url }) => item(make('a', { href: base() + url }, `#${number} ${title}`))),
    ),
    make(
      'p',
      { class: 'hint' },
      '记录只保存在这台设备上。 ',
      make('button', { type: 'button', class: 'link-button', onclick: clear }, '清除记录'),
    ),
  );
  return box;
}
