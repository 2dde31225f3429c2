import { nearestEntries } from '../../check/nearest-entries.ts';
import { severityOf } from '../../check/severity.ts';
import type { Entry, Leaf } from '../../entry/entry.ts';
import type { Problem } from '../../entry/problem.ts';
import { shortUrl } from '../../entry/urls.ts';
import type { Corpus } from '../../markdown/corpus.ts';
import { imageUrl } from '../../markdown/images.ts';
import { placeOf } from '../../write/entry-form.ts';
import { dataUrl, type NewPicture } from '../../write/form-pictures.ts';
import { base } from '../base.ts';
import { make } from '../search/dom.ts';
import { parseHtml } from '../trusted-types.ts';

/** Stands for what the gate says, until it has judged. */
export const checking = '正在检查…';

/**
 * What stands beside the form, to be filled in: verdict, preview and result.
 *
 * @param claims whose questions the entry would take
 */
export function besideView(claims: readonly HTMLElement[]): HTMLElement {
  const part = (heading: string, ...children: Node[]) => make('section', {}, make('h2', {}, heading), ...children);
  return make(
    'div',
    { class: 'write-beside' },
    part(
      '检查',
      make('p', { role: 'status', 'data-verdict': true }, checking),
      make('ul', { class: 'write-problems', 'data-place': 'elsewhere' }),
    ),
    part('搜索', ...claims),
    part('客服看到的样子', make('div', { 'data-preview': true })),
    part('交出去', make('div', { 'data-result': true })),
  );
}

/** What the gate says, each problem at its place in the form; what has no place there stands in the list beside. */
export function showProblems(
  root: HTMLElement,
  problems: readonly Problem[],
  file: { path: string; text: string },
): void {
  const places = new Map(
    [...root.querySelectorAll<HTMLElement>('[data-place]')].map((list) => [list.dataset['place'], list]),
  );
  for (const list of places.values()) list.replaceChildren();
  for (const problem of problems) {
    const place = problem.path === file.path ? String(placeOf(file.text, problem.line)) : '';
    const list = places.get(place) ?? places.get('elsewhere');
    const where = problem.path === file.path ? '' : `（${problem.path}）`;
    const severity = severityOf(problem);
    list?.append(
      make(
        'li',
        { 'data-severity': severity },
        make('b', {}, severity),
        ` ${problem.message}${where}`,
        ' ',
        make('code', {}, problem.rule),
      ),
    );
  }
  const count = (severity: string) => problems.filter((problem) => severityOf(problem) === severity).length;
  const state = root.querySelector('[data-verdict]');
  const text =
    count('错误') > 0
      ? `${count('错误')} 个错误要改，${count('提醒')} 个提醒`
      : `可以交了${count('提醒') > 0 ? `，还有 ${count('提醒')} 个提醒` : ''}`;
  if (state && state.textContent !== text) state.textContent = text;
}

/** Entries that answer a similar question already. */
export function nearView(title: string, own: number, corpus: Corpus): HTMLElement[] {
  const near = title.trim() === '' ? [] : nearestEntries(title, corpus).filter(({ entry }) => entry.number !== own);
  if (near.length === 0) return [];
  return [
    make('p', { class: 'hint' }, '已有这些相近的条目：'),
    make(
      'ul',
      { class: 'entry-links' },
      ...near.map(({ entry }) =>
        make(
          'li',
          {},
          make('a', { href: base() + shortUrl(entry.number), target: '_blank' }, `#${entry.number} ${entry.title}`),
        ),
      ),
    ),
    make('p', { class: 'hint' }, '是同一件事的话，不用新建：打开那一条，把客户的说法加到它的别名里。'),
  ];
}

/** The entry as agents will see it, and below each reply what its button copies. */
export function previewOf(entry: Entry | null, pictures: readonly NewPicture[] = []): HTMLElement[] {
  if (!entry) return [make('p', { class: 'hint' }, '改好错误以后，这里是客服看到的样子。')];
  const leafView = (leaf: Leaf) => withPictures(viewOf(leaf), pictures);
  return [
    make('h3', {}, entry.title),
    ...entry.blocks.flatMap((block) =>
      block.kind === 'branch'
        ? [make('p', { class: 'case-name' }, block.when), ...block.blocks.map(leafView)]
        : [leafView(block)],
    ),
  ];
}

/** Pictures that no server has yet are shown from the draft, and others from where the site serves them. */
function withPictures(view: HTMLElement, pictures: readonly NewPicture[]): HTMLElement {
  const known = new Map(pictures.map((picture) => [imageUrl(picture.path), picture]));
  for (const image of view.querySelectorAll('img')) {
    const address = image.getAttribute('src') ?? '';
    const picture = known.get(address);
    image.src = picture ? dataUrl(picture) : base() + address;
  }
  return view;
}

function viewOf(leaf: Leaf): HTMLElement {
  // The HTML comes from our own renderer, which lets no markup of an editor through.
  const prose = make('div', { class: 'prose', dir: 'auto' }, ...parseHtml(leaf.html).body.childNodes);
  if (leaf.kind !== 'reply')
    return make(
      'div',
      { class: 'internal', 'data-internal': true },
      make('p', { class: 'internal-label' }, leaf.kind === 'internal' ? '仅供内部' : `升级：${leaf.route}`),
      prose,
    );
  return make(
    'div',
    { class: 'reply' },
    prose,
    make('details', {}, make('summary', {}, '按 C 复制出去的是'), make('pre', {}, leaf.text)),
  );
}
