import { parseCorpus } from '../../markdown/corpus.ts';
import { toForm } from '../../write/entry-form.ts';
import type { WritingDesk } from '../../write/writing-desk.ts';
import { base } from '../base.ts';
import { make } from '../search/dom.ts';
import { WritingPage } from './writing-page.ts';

/** Fills the page on which entries are written: `?q=1004` edits an entry, without it a new one begins. */
export async function mountWriting(root: HTMLElement): Promise<void> {
  const response = await fetch(`${base()}/write.json`).catch(() => null);
  if (!response?.ok)
    return void root.replaceChildren(make('p', { class: 'notice warn' }, '没有打开，请检查网络，再刷新这一页。'));
  const desk = (await response.json()) as WritingDesk;
  const corpus = parseCorpus(desk.files);
  const asked = new URLSearchParams(location.search).get('q');
  const entry = corpus.entries.find(({ number }) => String(number) === asked);
  if (asked !== null && !entry)
    return void root.replaceChildren(
      make('p', { class: 'notice warn' }, `没有 ${asked} 这一条。`),
      make('p', {}, make('a', { href: './' }, '新建一条')),
    );
  const source = desk.files.find(({ path }) => path === entry?.path)?.text ?? '';
  new WritingPage(root, desk, corpus, entry ? { form: toForm(entry, source), source, entry } : null);
}
