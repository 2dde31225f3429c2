import { shanghaiDate } from '../../entry/days.ts';
import { suggestSlug } from '../../entry/draft.ts';
import type { Entry } from '../../entry/entry.ts';
import { entryPath } from '../../entry/paths.ts';
import { entryUrl } from '../../entry/urls.ts';
import { answerGap } from '../../markdown/answer-gap.ts';
import type { Change } from '../../markdown/changes.ts';
import type { ContentFile } from '../../markdown/content-file.ts';
import { type Corpus, parseCorpus } from '../../markdown/corpus.ts';
import { parseEntry } from '../../markdown/parse-entry.ts';
import { type EntryForm, emptyForm, toFile, toForm } from '../../write/entry-form.ts';
import { type NewPicture, picturesIn } from '../../write/form-pictures.ts';
import type { WritingDesk } from '../../write/writing-desk.ts';
import { base } from '../base.ts';
import { make } from '../search/dom.ts';
import { toast } from '../toast.ts';
import { nearView, previewOf, showProblems } from './beside.ts';
import { BlocksView } from './blocks-view.ts';
import { claimsView } from './claims-view.ts';
import type { ToClaims } from './claims-worker.ts';
import { fields, fieldsView, showSlug } from './fields.ts';
import { jobsView, type KeptJob } from './jobs-view.ts';
import { type JudgeWorker, startJudge } from './judge.ts';
import { forgetDraft, keepDraft, keepSheet, readDraft, readSheet } from './kept-drafts.ts';
import { resultView } from './result.ts';
import { sheetView } from './sheet-view.ts';

/** How long nobody types before the gate judges, in milliseconds. */
const pause = 500;

const checking = '正在检查…';

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

/** The entry that is edited, as the site has it. */
interface Before {
  form: EntryForm;
  source: string;
  entry: Entry;
}

/** One entry being written. */
class WritingPage {
  readonly #root: HTMLElement;
  readonly #desk: WritingDesk;
  readonly #corpus: Corpus;
  readonly #before: Before | null;
  readonly #judge: JudgeWorker;
  /** All files of content/, as soon as what customers said is there too. */
  #all: readonly ContentFile[] | null = null;
  #loading: Promise<readonly ContentFile[]> | undefined;
  #job: KeptJob | null = null;
  /** The file that is written, and the file to whose places problems belong: none while a job is shown. */
  #file = { path: '', text: '' };
  #shown = this.#file;
  #form: EntryForm;
  #offered = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, desk: WritingDesk, corpus: Corpus, before: Before | null) {
    this.#root = root;
    this.#desk = desk;
    this.#corpus = corpus;
    this.#before = before;
    const { files, assets } = desk;
    this.#judge = startJudge(
      { files, assets, today: shanghaiDate(new Date()) },
      (problems) => showProblems(this.#root, problems, this.#shown),
      () => this.#fill('verdict', ['没有查成，请检查网络；再改一个字，就再查一遍。']),
    );
    const kept = readDraft(this.#number);
    this.#form = kept?.form ?? this.#fresh();
    this.#job = kept?.job ?? null;
    // Others may have taken the number since.
    if (!before) this.#form.number = desk.number;
    this.#show(
      kept !== null || (!before && readSheet() !== null),
      kept !== null && kept.source !== (before?.source ?? ''),
    );
  }

  /** Of the entry that is edited; null for a new one. */
  get #number(): number | null {
    return this.#before?.form.number ?? null;
  }

  #fresh(): EntryForm {
    return this.#before
      ? structuredClone(this.#before.form)
      : emptyForm(this.#desk.number, Object.keys(this.#corpus.site.topics)[0] ?? '');
  }

  #show(isKept: boolean, isOld: boolean): void {
    const options = { corpus: this.#corpus, isNew: this.#before === null, changed: () => this.#changed() };
    const blocks = new BlocksView(this.#form, this.#corpus, new Set(this.#desk.assets), options.changed);
    const notice =
      isKept &&
      make(
        'p',
        { class: 'notice' },
        isOld ? '这台设备上有您没交的草稿，写它的时候这一条还是旧的，请核对。' : '接着写上次没交的草稿。',
        ' ',
        make('button', { type: 'button', class: 'button', onclick: () => this.#restart() }, '重新开始'),
      );
    const part = (heading: string, ...children: (Node | string)[]) =>
      make('section', {}, make('h2', {}, heading), ...children);
    const [first, ...rest] = fieldsView(fields.first, this.#form, options);
    this.#root.replaceChildren(
      make(
        'div',
        { class: 'write-form' },
        notice,
        make('p', {}, `编号 ${this.#form.number}${this.#before ? '' : '，自动取的，合并前撞了检查会说'}`),
        first,
        make('div', { 'data-near': true }),
        ...rest,
        make('h2', {}, '答复'),
        blocks.element,
        make('h2', {}, '其他'),
        ...fieldsView(fields.last, this.#form, options),
        jobsView({
          corpus: this.#corpus,
          entry: this.#before?.entry ?? null,
          fresh: this.#desk.number,
          files: () => this.#allFiles(),
          kept: this.#job,
          note: (job) => {
            this.#job = job;
            this.#keep();
          },
          done: (changes) => this.#judgeOthers(changes),
        }),
        !this.#before &&
          sheetView({
            corpus: this.#corpus,
            number: this.#desk.number,
            kept: readSheet(),
            keep: (sheet) => {
              if (!keepSheet(sheet)) toast('这台设备记不下这张表格，刷新或关掉这一页要重新选', 'warn');
            },
            read: (sheet) => this.#judge.readSheet(sheet),
            done: ({ changes }) => this.#judgeOthers(changes),
          }),
      ),
      make(
        'div',
        { class: 'write-beside' },
        part(
          '检查',
          make('p', { role: 'status', 'data-verdict': true }, checking),
          make('ul', { class: 'write-problems', 'data-place': 'elsewhere' }),
        ),
        part('搜索', ...claimsView(() => this.#asked())),
        part('客服看到的样子', make('div', { 'data-preview': true })),
        part('交出去', make('div', { 'data-result': true })),
      ),
    );
    this.#judgeSoon();
  }

  #changed(): void {
    this.#keep();
    this.#judgeSoon();
  }

  #keep(): void {
    if (!keepDraft(this.#number, { form: this.#form, source: this.#before?.source ?? '', job: this.#job }))
      toast('浏览器不让记录草稿，刷新或关掉这一页会丢', 'warn');
  }

  /** All files of content/; from then on the gate judges with what customers said, too. */
  #allFiles(): Promise<readonly ContentFile[]> {
    this.#loading ??= fetch(`${base()}/write-said.json`)
      .then((response) => response.json() as Promise<ContentFile[]>)
      .then((said) => {
        const all = [...this.#desk.files, ...said];
        this.#all = all;
        this.#judge.learn({ files: all, assets: this.#desk.assets, today: shanghaiDate(new Date()) });
        return all;
      });
    this.#loading.catch(() => {
      this.#loading = undefined;
      toast('没有打开，请检查网络，再试一次', 'warn');
    });
    return this.#loading;
  }

  #judgeSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#judgeNow(), pause);
  }

  #judgeNow(): void {
    this.#offerSlug();
    const text = toFile(this.#form, this.#before);
    const { topic, slug, number } = this.#form;
    const path = entryPath({ topic, slug: slug || `entry-${number}` });
    const changes = text === this.#before?.source ? [] : [{ path, text }, ...this.#answered(number)];
    const pictures = picturesIn(text, path, this.#form.pictures);
    const { entry } = parseEntry(path, text, this.#corpus.site);
    this.#file = { path, text };
    this.#shown = this.#file;
    this.#judge.judge(changes, pictures);
    const isAsked = this.#form.title !== this.#before?.form.title;
    this.#fill('near', isAsked ? nearView(this.#form.title, number, this.#corpus) : []);
    this.#fill('preview', previewOf(entry, pictures));
    this.#showResult(changes, pictures);
  }

  /** What else changes if the entry answers a known gap: its row goes, and what customers said becomes the entry's. */
  #answered(number: number): Change[] {
    const { gap } = this.#form;
    const { gaps } = this.#corpus.vocabulary;
    if (!gaps.some(({ about }) => about === gap)) return [];
    if (!this.#all) {
      void this.#allFiles().then(() => this.#judgeSoon());
      return [];
    }
    const { gaps: list, said } = answerGap(gap, { files: this.#all, gaps, number });
    return [list, ...(said ? [{ path: said.from, text: null }, said.to] : [])];
  }

  /** What search has to learn to say whose questions the entry would answer. */
  async #asked(): Promise<ToClaims> {
    const files = await this.#allFiles();
    // What was typed a moment ago counts, too.
    clearTimeout(this.#timer);
    this.#judgeNow();
    const { number } = this.#form;
    return { files, changes: [this.#file, ...this.#answered(number)], number };
  }

  #showResult(changes: readonly Change[], pictures: readonly NewPicture[]): void {
    this.#fill(
      'result',
      resultView({ changes, pictures }, { ...this.#desk, files: [...(this.#all ?? this.#desk.files)] }, () =>
        forgetDraft(this.#number),
      ),
    );
  }

  #fill(name: string, children: readonly (HTMLElement | string)[]): void {
    this.#root.querySelector(`[data-${name}]`)?.replaceChildren(...children);
  }

  /** What a job or a sheet changes takes the place of what the form changes. */
  #judgeOthers(changes: Change[]): void {
    clearTimeout(this.#timer);
    this.#shown = { path: '', text: '' };
    this.#fill('verdict', [checking]);
    this.#judge.judge(changes);
    this.#showResult(changes, []);
    this.#root.querySelector('[data-result]')?.scrollIntoView({ block: 'nearest' });
  }

  /** An address from the words of the question, until somebody writes another one. */
  #offerSlug(): void {
    const { title, slug, number } = this.#form;
    if (this.#before || title.trim() === '' || (slug !== '' && slug !== this.#offered)) return;
    this.#offered = suggestSlug(title, this.#corpus.words.slugs, (one) => this.#isTaken(one)) ?? `entry-${number}`;
    showSlug(this.#form, this.#offered);
  }

  #isTaken(slug: string): boolean {
    const { topic } = this.#form;
    return (
      this.#desk.files.some(({ path }) => path === entryPath({ topic, slug })) ||
      entryUrl({ topic, slug }) in this.#corpus.redirects
    );
  }

  #restart(): void {
    forgetDraft(this.#number);
    this.#job = null;
    this.#form = this.#fresh();
    this.#show(false, false);
  }
}
