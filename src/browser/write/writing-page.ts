import { shanghaiDate } from '../../entry/days.ts';
import { suggestSlug } from '../../entry/draft.ts';
import type { Entry } from '../../entry/entry.ts';
import { entryPath } from '../../entry/paths.ts';
import type { Problem } from '../../entry/problem.ts';
import { entryUrl } from '../../entry/urls.ts';
import { answerGap } from '../../markdown/answer-gap.ts';
import { type Change, withChanges } from '../../markdown/changes.ts';
import type { ContentFile } from '../../markdown/content-file.ts';
import type { Corpus } from '../../markdown/corpus.ts';
import { parseEntry } from '../../markdown/parse-entry.ts';
import { type EntryForm, emptyForm, toFile } from '../../write/entry-form.ts';
import { picturesIn } from '../../write/form-pictures.ts';
import { changedMeanwhile, type HandedIn, handIn } from '../../write/handed-in.ts';
import type { WritingDesk } from '../../write/writing-desk.ts';
import { base } from '../base.ts';
import { make } from '../search/dom.ts';
import { toast } from '../toast.ts';
import { besideView, checking, nearView, previewOf, showProblems } from './beside.ts';
import { BlocksView } from './blocks-view.ts';
import { claimsView } from './claims-view.ts';
import type { ToClaims } from './claims-worker.ts';
import { conflict, keptNotice, othersNotice } from './draft-notices.ts';
import { fields, fieldsView, showSlug } from './fields.ts';
import { jobsView, type KeptJob } from './jobs-view.ts';
import { type JudgeWorker, startJudge } from './judge.ts';
import { forgetDraft, forgetSheet, keepDraft, keepSheet, newDraftName, readDraft, readSheet } from './kept-drafts.ts';
import { resultView } from './result.ts';
import { sheetView } from './sheet-view.ts';

/** How long nobody types before the gate judges, in milliseconds. */
const pause = 500;

/** What may be begun on the page beside each other, and is handed in apart. */
const parts = { form: '草稿', job: '这件事', sheet: '这张表格' };

type Part = keyof typeof parts;

/** The file that is edited, and its form. */
export interface Before {
  form: EntryForm;
  source: string;
}

/** One entry being written. */
export class WritingPage {
  readonly #root: HTMLElement;
  readonly #desk: WritingDesk;
  readonly #corpus: Corpus;
  /** The entry that is edited, as the site has it; null for a new one. */
  readonly #now: (Before & { entry: Entry }) | null;
  /** The same when writing began, which may have been before others changed it. */
  #before: Before | null;
  /** Under which the draft is kept. */
  readonly #name: string;
  readonly #judge: JudgeWorker;
  /** All files of content/, as soon as what customers said is there too. */
  #all: readonly ContentFile[] | null = null;
  #loading: Promise<readonly ContentFile[]> | undefined;
  #job: KeptJob | null = null;
  /** The file that is written, and the file to whose places problems belong: none while a job is shown. */
  #file = { path: '', text: '' };
  #shown = this.#file;
  #form: EntryForm;
  /** Files that others have changed since writing began. */
  #conflicts: Problem[] = [];
  #offered = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, desk: WritingDesk, corpus: Corpus, now: (Before & { entry: Entry }) | null) {
    this.#root = root;
    this.#desk = desk;
    this.#corpus = corpus;
    this.#now = now;
    const { files, assets } = desk;
    this.#judge = startJudge(
      { files, assets, today: shanghaiDate(new Date()) },
      (problems) => showProblems(this.#root, [...this.#conflicts, ...problems], this.#shown),
      (text) => this.#fill('verdict', [text]),
    );
    this.#name = now ? String(now.entry.number) : newDraftName(new URLSearchParams(location.search).get('draft'));
    const kept = readDraft(this.#name);
    this.#before = now && kept ? { source: kept.source, form: kept.begun ?? now.form } : now;
    this.#form = kept?.form ?? this.#fresh();
    this.#job = kept?.job ?? null;
    // Others may have taken the number since, or moved the entry.
    const { number, topic, slug } = now?.form ?? { ...this.#form, number: desk.number };
    Object.assign(this.#form, { number, topic, slug });
    this.#show(kept !== null || (!now && readSheet() !== null));
  }

  #fresh(): EntryForm {
    return this.#now
      ? structuredClone(this.#now.form)
      : emptyForm(this.#desk.number, Object.keys(this.#corpus.site.topics)[0] ?? '');
  }

  #show(isKept: boolean): void {
    const options = { corpus: this.#corpus, isNew: this.#now === null, changed: () => this.#changed() };
    const blocks = new BlocksView(this.#form, this.#corpus, new Set(this.#desk.assets), options.changed);
    const [first, ...rest] = fieldsView(fields.first, this.#form, options);
    this.#root.replaceChildren(
      make(
        'div',
        { class: 'write-form' },
        isKept &&
          keptNotice({
            isOld: this.#before?.source !== this.#now?.source,
            restart: () => this.#restart(),
          }),
        !this.#now && othersNotice(this.#name),
        make('p', {}, `编号 ${this.#form.number}${this.#now ? '' : '，自动取的，合并前撞了检查会说'}`),
        first,
        make('div', { 'data-near': true }),
        ...rest,
        make('h2', {}, '答复'),
        blocks.element,
        make('h2', {}, '其他'),
        ...fieldsView(fields.last, this.#form, options),
        jobsView({
          corpus: this.#corpus,
          entry: this.#now?.entry ?? null,
          fresh: this.#desk.number,
          files: () => this.#allFiles(),
          kept: this.#job,
          note: (job) => {
            this.#job = job;
            this.#keep();
          },
          done: (changes) => this.#judgeOthers(changes, 'job'),
        }),
        !this.#now &&
          sheetView({
            corpus: this.#corpus,
            number: this.#desk.number,
            kept: readSheet(),
            keep: (sheet) => {
              if (!keepSheet(sheet)) toast('浏览器记不下这张表格，刷新或关掉这一页要重新选', 'warn');
            },
            read: (sheet) => this.#judge.readSheet(sheet),
            done: ({ changes }) => this.#judgeOthers(changes, 'sheet'),
          }),
      ),
      besideView(claimsView(() => this.#asked())),
    );
    this.#judgeSoon();
  }

  #changed(): void {
    this.#keep();
    this.#judgeSoon();
  }

  #keep(form = this.#form, before = this.#before): void {
    const { form: begun, source = '' } = before ?? {};
    const refusal = keepDraft(this.#name, { form, source, begun, job: this.#job });
    if (refusal) toast(refusal, 'warn');
    // A reload is to find it again.
    if (!this.#now) history.replaceState(history.state, '', `?draft=${this.#name}`);
  }

  /** What is handed in is not kept any longer; what else is begun here is. */
  #forget(part: Part): void {
    if (part === 'sheet') {
      forgetSheet();
      return;
    }
    if (part === 'job') this.#job = null;
    const fresh = this.#fresh();
    const [form, before] = part === 'form' ? [fresh, this.#now] : [this.#form, this.#before];
    if (this.#job || JSON.stringify(form) !== JSON.stringify(fresh)) this.#keep(form, before);
    else forgetDraft(this.#name);
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
    const isSame = text === this.#before?.source || text === this.#now?.source;
    const changes = isSame ? [] : [{ path, text }, ...this.#answered(number)];
    const pictures = picturesIn(text, path, this.#form.pictures);
    const { entry } = parseEntry(path, text, this.#corpus.site);
    this.#file = { path, text };
    this.#shown = this.#file;
    this.#judge.judge(changes, pictures);
    const isAsked = this.#form.title !== this.#before?.form.title;
    this.#fill('near', isAsked ? nearView(this.#form.title, number, this.#corpus) : []);
    this.#fill('preview', previewOf(entry, pictures));
    const begun = this.#now && this.#before ? [{ path: this.#now.entry.path, text: this.#before.source }] : [];
    this.#showResult(handIn(changes, withChanges(this.#files, begun), pictures), 'form');
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

  get #files(): readonly ContentFile[] {
    return this.#all ?? this.#desk.files;
  }

  #showResult(handedIn: HandedIn, part: Part): void {
    const stale = changedMeanwhile(handedIn, this.#files);
    this.#conflicts = stale.map((path) => ({ path, line: 1, column: 1, rule: 'changed-meanwhile', message: conflict }));
    this.#fill(
      'result',
      resultView(handedIn, stale, this.#desk, { what: parts[part], forget: () => this.#forget(part) }),
    );
  }

  #fill(name: string, children: readonly (HTMLElement | string)[]): void {
    this.#root.querySelector(`[data-${name}]`)?.replaceChildren(...children);
  }

  /** What a job or a sheet changes takes the place of what the form changes. */
  #judgeOthers(changes: Change[], part: Part): void {
    clearTimeout(this.#timer);
    this.#shown = { path: '', text: '' };
    this.#fill('verdict', [checking]);
    this.#judge.judge(changes);
    this.#showResult(handIn(changes, this.#files), part);
    this.#root.querySelector('[data-result]')?.scrollIntoView({ block: 'nearest' });
  }

  /** An address from the words of the question, until somebody writes another one. */
  #offerSlug(): void {
    const { title, slug, number } = this.#form;
    if (this.#now || title.trim() === '' || (slug !== '' && slug !== this.#offered)) return;
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
    forgetDraft(this.#name);
    if (!this.#now) forgetSheet();
    this.#job = null;
    this.#before = this.#now;
    this.#form = this.#fresh();
    this.#show(false);
  }
}
