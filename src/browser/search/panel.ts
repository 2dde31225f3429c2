import { copyReply } from './copy-reply.ts';
import { renderDetail } from './detail.ts';
import { make } from './dom.ts';
import { type Filters, type Hit, IndexUnavailable, type Results, search } from './engine.ts';
import { renderOption } from './option.ts';
import { rememberEntry, rememberQuery } from './recents.ts';
import { renderRecents } from './recents-view.ts';
import { renderUnsure } from './unsure.ts';

export interface PanelOptions {
  /** The form with the search field; the panel takes over the field and fills the rest. */
  form: HTMLFormElement;
  /** Where results go. */
  output: HTMLElement;
  /** Called after each change, for the address bar of /search/. */
  onChange?: (query: string, filters: Filters) => void;
}

/** How long the list has to stand still before screen readers hear of it, in milliseconds. */
const announceAfter = 600;

/**
 * Search as an agent uses it: results from the first character, ↑ ↓ to choose, the chosen entry's whole reply beside
 * the list, Enter to open it, Ctrl+Enter to copy. A combobox with a listbox, after the WAI-ARIA pattern.
 */
export class SearchPanel {
  readonly #input: HTMLInputElement;
  readonly #options: PanelOptions;
  readonly #list = make('ul', { role: 'listbox', class: 'hits', 'aria-label': '搜索结果' });
  readonly #detail = make('section', { class: 'hit-detail', 'aria-label': '所选条目的答复' });
  readonly #notice = make('div', { class: 'search-notice' });
  readonly #empty = make('div', { class: 'search-empty' });
  readonly #status = make('p', { class: 'sr-only', role: 'status' });
  #results: Results | null = null;
  #active = 0;
  #turn = 0;
  #composing = false;
  #announcement: ReturnType<typeof setTimeout> | undefined;

  constructor(options: PanelOptions) {
    const input = options.form.querySelector('input');
    if (!input) throw new Error('the search form has no field');
    this.#options = options;
    this.#input = input;
    this.#list.id = `${input.id}-hits`;
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', this.#list.id);
    input.setAttribute('aria-expanded', 'false');
    options.output.append(
      this.#status,
      this.#notice,
      make('div', { class: 'hit-columns' }, this.#list, this.#detail),
      this.#empty,
      make(
        'p',
        { class: 'key-hints' },
        '↑ ↓ 选择 · Enter 打开 · Ctrl + Enter 复制话术 · Alt + 数字 复制某种情形的话术',
      ),
    );
    this.#listen();
  }

  /** Searches for what the field holds now. */
  async run(): Promise<void> {
    const turn = ++this.#turn;
    const query = this.#input.value;
    const filters = this.filters;
    this.#options.onChange?.(query, filters);
    if (query.trim() === '') {
      this.#show(null);
      return;
    }
    try {
      // A slower answer to an older question must not replace a newer one.
      const show = (results: Results) => {
        if (turn === this.#turn) this.#show(results);
      };
      show(await search(query, filters, show));
    } catch (error) {
      if (turn === this.#turn) this.#showFailure(error);
    }
  }

  get filters(): Filters {
    const value = (name: string) =>
      this.#options.form.querySelector<HTMLSelectElement>(`select[name=${name}]`)?.value ?? '';
    return { topic: value('topic'), status: value('status') };
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
    form.addEventListener('change', (event) => {
      if (event.target instanceof HTMLSelectElement) void this.run();
    });
    form.addEventListener('submit', (event) => event.preventDefault());
  }

  #onKey(event: KeyboardEvent): void {
    // keyCode 229: Safari ends a composition before the Enter that ended it arrives.
    if (event.isComposing || this.#composing || event.keyCode === 229) return;
    const { key, ctrlKey, metaKey, altKey, code } = event;
    const command = ctrlKey || metaKey;
    const digit = altKey ? /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1] : undefined;
    if (key === 'ArrowDown' || key === 'ArrowUp') this.#move(key === 'ArrowDown' ? 1 : -1);
    else if (key === 'Enter' && command) void copyReply(this.#hit, null);
    else if (key === 'Enter') this.#open();
    else if (digit !== undefined) void copyReply(this.#hit, Number(digit) - 1);
    else return;
    event.preventDefault();
  }

  get #hit(): Hit | null {
    return this.#results?.hits[this.#active] ?? null;
  }

  #move(step: 1 | -1): void {
    const count = this.#results?.hits.length ?? 0;
    if (count === 0) return;
    this.#choose((this.#active + step + count) % count);
    this.#list.children[this.#active]?.scrollIntoView({ block: 'nearest' });
  }

  #choose(index: number): void {
    this.#active = index;
    const hit = this.#hit;
    for (const [position, option] of [...this.#list.children].entries())
      option.setAttribute('aria-selected', String(position === index));
    const option = this.#list.children[index];
    if (!hit || !option) {
      this.#input.removeAttribute('aria-activedescendant');
      this.#detail.replaceChildren();
      return;
    }
    this.#input.setAttribute('aria-activedescendant', option.id);
    this.#detail.replaceChildren(renderDetail(hit, () => this.#remember()));
  }

  #open(): void {
    const hit = this.#hit;
    if (!hit) return;
    this.#remember();
    location.assign(hit.href);
  }

  #remember(): void {
    const hit = this.#hit;
    rememberQuery(this.#input.value);
    if (hit) rememberEntry({ number: hit.number, title: hit.title, url: hit.url });
  }

  #show(results: Results | null): void {
    this.#results = results;
    const hits = results?.hits ?? [];
    this.#input.setAttribute('aria-expanded', String(hits.length > 0));
    this.#list.replaceChildren(
      ...hits.map((hit, index) => renderOption(hit, `${this.#list.id}-${index}`, () => this.#choose(index))),
    );
    this.#notice.replaceChildren(...(results && !results.confident ? [renderUnsure(this.#input.value)] : []));
    this.#empty.replaceChildren(...(results ? [] : [renderRecents((query) => this.#searchFor(query))]));
    this.#options.output.toggleAttribute('data-has-hits', hits.length > 0);
    this.#choose(0);
    this.#announce(results);
  }

  #searchFor(query: string): void {
    this.#input.value = query;
    this.#input.focus();
    void this.run();
  }

  #showFailure(error: unknown): void {
    const known = error instanceof IndexUnavailable;
    if (!known) console.error(error);
    this.#show({ hits: [], confident: true });
    const retry = make('button', { type: 'button', class: 'button', onclick: () => void this.run() }, '再试一次');
    const reason = known ? '搜索没有加载成功：可能断网了，或网站刚刚更新。' : '搜索出了问题。';
    this.#notice.replaceChildren(make('p', { class: 'notice danger', role: 'alert' }, reason, ' ', retry));
  }

  #announce(results: Results | null): void {
    clearTimeout(this.#announcement);
    this.#announcement = setTimeout(() => {
      const [first] = results?.hits ?? [];
      const count = results?.hits.length ?? 0;
      this.#status.textContent = !results
        ? ''
        : `${results.confident ? '' : '没有把握。'}${count > 0 ? `${count} 条结果，第一条：${first?.title}` : '没有结果'}`;
    }, announceAfter);
  }
}
