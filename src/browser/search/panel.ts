import { report } from '../beacon.ts';
import { copyButtonAt, press } from '../copy.ts';
import { toast } from '../toast.ts';
import { Announcer } from './announcer.ts';
import {
  type Filters,
  type Hit,
  IndexUnavailable,
  type Listed,
  prepareEngine,
  type Results,
  search,
} from './current-engine.ts';
import { make } from './dom.ts';
import { HitList } from './hit-list.ts';
import { Inquiry } from './inquiry.ts';
import { renderChoice, renderFailure, renderMissing, renderNothingHere, renderUnsure } from './no-answer.ts';
import { rememberEntry, rememberQuery } from './recents.ts';
import { renderRecents } from './recents-view.ts';
import { copyReply } from './replies.ts';

export interface PanelOptions {
  /** The form with the search field; the panel takes over the field and fills the rest. */
  form: HTMLFormElement;
  /** Where results go. */
  output: HTMLElement;
  /** Called after each change, for the address bar of /search/. */
  onChange?: (query: string, filters: Filters) => void;
}

const nothing: Listed = { hits: [], confident: true };

const keyHints = '↑ ↓ 选择 · Enter 打开 · Ctrl + Enter 复制话术 · Alt + 数字 复制某种情形的话术 · PgDn 往下看答复';

/**
 * Search as an agent uses it: results from the first character, ↑ ↓ to choose, the chosen entry's whole reply beside
 * the list, Enter to open it, Ctrl+Enter to copy. A combobox with a listbox, after the WAI-ARIA pattern.
 */
export class SearchPanel {
  readonly #input: HTMLInputElement;
  readonly #options: PanelOptions;
  readonly #list: HitList;
  readonly #notice = make('div', { class: 'search-notice' });
  readonly #empty = make('div', { class: 'search-empty' });
  readonly #announcer: Announcer;
  readonly #inquiry = new Inquiry();
  #turn = 0;
  /** The run whose hits are on screen, and the run that came to its end. */
  #shown = 0;
  #settled = 0;
  /** A key that was pressed before the results of what is typed were there. */
  #pending: (() => void) | null = null;
  #composing = false;

  constructor(options: PanelOptions) {
    const input = options.form.querySelector('input');
    if (!input) throw new Error('the search form has no field');
    this.#options = options;
    this.#input = input;
    this.#list = new HitList(input, () => this.#use());
    const status = make('p', { class: 'sr-only', role: 'status' });
    this.#announcer = new Announcer(status);
    const hints = make('p', { class: 'key-hints' }, keyHints);
    options.output.append(status, hints, this.#notice, this.#list.element, this.#empty);
    this.#listen();
    prepareEngine();
  }

  /** Searches for what the field holds now. */
  async run(): Promise<void> {
    const turn = ++this.#turn;
    const query = this.#input.value;
    const filters = this.filters;
    this.#pending = null;
    this.#options.onChange?.(query, filters);
    if (query.trim() === '') {
      this.#show(null);
      return;
    }
    try {
      // A slower answer to an older question must not replace a newer one.
      const results = await search(query, filters, (first) => {
        if (turn === this.#turn) this.#showHits(first);
      });
      if (turn === this.#turn) this.#show(results);
    } catch (error) {
      if (turn === this.#turn) this.#showFailure(error);
    }
  }

  get filters(): Filters {
    const value = (name: string) =>
      this.#options.form.querySelector<HTMLSelectElement>(`select[name=${name}]`)?.value ?? '';
    return { topic: value('topic'), status: value('status') };
  }

  get #isNarrowed(): boolean {
    return Object.values(this.filters).some(Boolean);
  }

  #listen(): void {
    const { form } = this.#options;
    // Half-typed pinyin is not a query: nothing runs between compositionstart and compositionend.
    this.#input.addEventListener('compositionstart', () => {
      this.#composing = true;
    });
    this.#input.addEventListener('compositionend', () => {
      this.#composing = false;
      void this.run();
    });
    this.#input.addEventListener('input', (event) => {
      if (!this.#composing && !(event as InputEvent).isComposing) void this.run();
    });
    this.#input.addEventListener('keydown', (event) => this.#onKey(event));
    // After a button was clicked the keys for copying still work; the others are the button's own.
    this.#list.element.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) this.#onKey(event);
    });
    // Before the page hears of the click: what is copied here is also remembered.
    this.#list.element.addEventListener('click', (event) => {
      const button = copyButtonAt(event.target);
      if (!button) return;
      event.stopPropagation();
      void this.#copy(() => press(button));
    });
    form.addEventListener('change', (event) => {
      if (event.target instanceof HTMLSelectElement) void this.run();
    });
    form.addEventListener('submit', (event) => event.preventDefault());
    // Also when the page is left for another one, in every browser we support.
    document.addEventListener('visibilitychange', () => document.hidden && this.leave());
  }

  /** The agent has gone, with an answer or without. */
  leave(): void {
    this.#inquiry.tell();
  }

  #onKey(event: KeyboardEvent): void {
    // keyCode 229: Safari ends a composition before the Enter that ended it arrives.
    if (event.isComposing || this.#composing || event.keyCode === 229) return;
    const { key, ctrlKey, metaKey, altKey, code } = event;
    const command = ctrlKey || metaKey;
    const pressed = altKey ? /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1] : undefined;
    if (key === 'ArrowDown' && !this.#list.hit) this.#empty.querySelector<HTMLElement>('button, a')?.focus();
    else if (key === 'ArrowDown' || key === 'ArrowUp') this.#list.move(key === 'ArrowDown' ? 1 : -1);
    else if (key === 'Enter' && command) this.#whenShown(() => this.#copy(copyReply));
    else if (key === 'Enter') this.#whenShown(() => this.#open());
    else if (pressed !== undefined) this.#whenShown(() => this.#copy((article) => copyReply(article, Number(pressed))));
    else if (key !== 'PageDown' && key !== 'PageUp') return;
    else if (!this.#list.turn(key === 'PageDown' ? 1 : -1)) return;
    event.preventDefault();
  }

  /** A key is about what was typed, never about the results of what was typed before. */
  #whenShown(act: () => void): void {
    if (this.#settled === this.#turn) act();
    else this.#pending = act;
  }

  /** Copies from the answer of the hit that is chosen now, also if that answer has yet to load. */
  async #copy(copy: (article: HTMLElement) => Promise<boolean>): Promise<void> {
    const { hit, answer } = this.#list;
    if (!hit || !answer) return;
    const query = this.#input.value;
    this.#inquiry.tell();
    const article = await answer.catch(({ message }: Error) => toast(`没有复制：${message}`, 'warn'));
    if (article && (await copy(article))) this.#remember(hit, query);
  }

  #open(): void {
    const { hit } = this.#list;
    if (!hit) return;
    this.#use();
    location.assign(hit.href);
  }

  #use(): void {
    const { hit, rank } = this.#list;
    if (!hit) return;
    this.#remember(hit, this.#input.value);
    this.#inquiry.tell();
    report('open', { number: hit.number, query: this.#input.value, rank });
  }

  #remember({ number, title, url }: Hit, query: string): void {
    rememberQuery(query);
    rememberEntry({ number, title, url });
  }

  #showHits(results: Listed): void {
    this.#list.show(results, this.#shown === this.#turn);
    this.#shown = this.#turn;
    this.#notice.replaceChildren();
    this.#empty.replaceChildren();
    this.#options.output.toggleAttribute('data-has-hits', results.hits.length > 0);
  }

  #show(results: Results | null): void {
    this.#showHits(results ?? nothing);
    if (results) {
      this.#notice.replaceChildren(...this.#noticeOf(results));
      this.#inquiry.hold(this.#input.value, results, this.#isNarrowed);
      this.#announcer.announce(results, () => this.#inquiry.stand());
    } else {
      this.#inquiry.drop();
      this.#empty.replaceChildren(renderRecents((query) => this.#searchFor(query)));
      this.#announcer.silence();
    }
    this.#settled = this.#turn;
    const pending = this.#pending;
    this.#pending = null;
    pending?.();
  }

  #noticeOf({ hits, confident, gap, choice, missing }: Results): Node[] {
    if (missing !== null) return [renderMissing(missing)];
    if (hits.length === 0 && this.#isNarrowed) return [renderNothingHere(() => this.#clearFilters())];
    if (!confident) return [renderUnsure(this.#input.value, hits.length > 0, gap)];
    return choice ? [renderChoice(choice)] : [];
  }

  #clearFilters(): void {
    for (const select of this.#options.form.querySelectorAll('select')) select.value = '';
    this.#searchFor(this.#input.value);
  }

  #searchFor(query: string): void {
    this.#input.value = query;
    this.#input.focus();
    void this.run();
  }

  #showFailure(error: unknown): void {
    const known = error instanceof IndexUnavailable;
    if (!known) console.error(error);
    const reason = known ? '搜索没有加载成功：可能断网了，或网站刚刚更新。' : '搜索出了问题。';
    this.#pending = null;
    this.#settled = this.#turn;
    // First hits stay where only what makes them better did not load.
    if (this.#shown !== this.#turn) this.#showHits(nothing);
    this.#announcer.silence();
    this.#notice.replaceChildren(renderFailure(reason, () => this.#searchFor(this.#input.value)));
  }
}
