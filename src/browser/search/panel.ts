import { renderLead } from '../combinations/lead.ts';
import { copyButtonAt } from '../copy.ts';
import { markRead } from '../freshness/read-at.ts';
import { PageUnread } from '../freshness/read-page.ts';
import { startNextChat } from '../slots.ts';
import { clearToast } from '../toast.ts';
import { Announcer } from './announcer.ts';
import { type Aside, renderChoice } from './choice.ts';
import {
  type Filters,
  IndexUnavailable,
  type Listed,
  onOutdated,
  prepareEngine,
  type Results,
  search,
} from './current-engine.ts';
import { type Actions, renderSection } from './detail.ts';
import { make } from './dom.ts';
import { SearchField } from './field.ts';
import { FootBar } from './foot-bar.ts';
import { HitList } from './hit-list.ts';
import { HitUses } from './hit-uses.ts';
import { Inquiry } from './inquiry.ts';
import { type KeptSearch, keepSearch } from './kept-search.ts';
import {
  renderFailure,
  renderHandover,
  renderMissing,
  renderNothingHere,
  renderUnsure,
  renderWaiting,
} from './no-answer.ts';
import { renderRecents } from './recents-view.ts';
import { renderUnderstood } from './understood.ts';

export interface PanelOptions {
  /** The form with the search field; the panel takes over the field and fills the rest. */
  form: HTMLFormElement;
  /** The element that shows the results. */
  output: HTMLElement;
  /** Called with each query. */
  onQuery?: (query: string) => void;
  /** The address of the page for what is searched, where that changes with the query. */
  addressOf?: (query: string, filters: Filters) => URL;
}

const nothing: Listed = { hits: [], isPart: false, confident: true };

/** Stands beside the list until it is known whether the first hit is to be chosen. */
const undecided = (): Aside => ({ element: renderSection(), answers: [], hint: '' });
/** How long a search may take until the agent is told that it goes on, in milliseconds. */
const slow = 300;

/**
 * Search as an agent uses it: results from the first character, ↑ ↓ to choose, the chosen entry's whole reply beside
 * the list, Enter to open it, Ctrl+Enter to copy. The field controls a listbox, as a combobox of several lines would.
 */
export class SearchPanel {
  readonly #field: SearchField;
  readonly #options: PanelOptions;
  readonly #list: HitList;
  readonly #actions: Actions = {
    onOpen: (hit) => this.#uses.use(hit),
    onRetry: () => this.#searchFor(this.#field.query),
    onShow: () => this.#showFoot(),
  };
  readonly #foot = new FootBar({ onMove: (step) => this.#list.move(step), onList: () => this.#turnToList() });
  readonly #understood = make('div', {});
  readonly #notice = make('div', { class: 'search-notice' });
  readonly #empty = make('div', { class: 'search-empty' });
  readonly #announcer: Announcer;
  readonly #uses: HitUses;
  readonly #inquiry = new Inquiry();
  #turn = 0;
  /** The run whose hits are on screen, and the last run that has finished. */
  #shown = 0;
  #settled = 0;
  /** The action of a key that was pressed before the results of the typed query were there. */
  #pending: (() => void) | null = null;
  /** The whole text is searched for, and not only the question in it. */
  #isWhole = false;
  /** The same is asked again, of a newer build: what was chosen by hand stays chosen. */
  #isAskingAgain = false;
  /** The hit that was chosen when the agent left this page, to which Back has led. */
  #restored: number | null = null;

  constructor(options: PanelOptions) {
    const input = options.form.querySelector('textarea');
    if (!input) throw new Error('the search form has no field');
    this.#options = options;
    this.#field = new SearchField(input, {
      onQuery: () => {
        this.#restored = null;
        void this.run();
      },
      onKey: (event) => this.#onKey(event),
      onLetter: (event, isInPage) => this.#onLetter(event, isInPage),
      onTurn: () => this.#showFoot(),
    });
    this.#list = new HitList(input, { ...this.#actions, onChoose: () => this.#onChoose() });
    this.#uses = new HitUses(this.#list, this.#field, this.#inquiry, options.output);
    const status = make('p', { class: 'sr-only', role: 'status' });
    this.#announcer = new Announcer(status);
    options.output.append(status, this.#understood, this.#notice, this.#list.element, this.#foot.element, this.#empty);
    this.#listen();
    onOutdated(() => this.#askAgain());
    prepareEngine();
  }

  get query(): string {
    return this.#field.query;
  }

  set query(query: string) {
    this.#field.query = query;
  }

  /** Puts a query into the field, selected, and searches for it. */
  ask(query: string): void {
    this.#field.query = query;
    this.#field.select();
    void this.run();
  }

  /** Searches for what Back has brought back, and chooses the hit that was chosen. */
  restore({ query, number }: KeptSearch): void {
    this.#restored = number;
    this.ask(query);
  }

  /** Searches for what the field holds now: for the question in it, or for all of it. */
  async run(isWhole = false): Promise<void> {
    const turn = ++this.#turn;
    this.#isWhole = isWhole;
    clearToast();
    // The address of the page, or another program, may have filled in the field.
    this.#field.fitRows();
    const { query } = this;
    const filters = this.filters;
    this.#pending = null;
    this.#options.onQuery?.(query);
    this.#keep();
    if (query.trim() === '') {
      this.#show(null);
      return;
    }
    const asked = Date.now();
    const waiting = setTimeout(() => this.#showWaiting(turn), slow);
    try {
      // A slower answer to an older question must not replace a newer one.
      const results = await search(query, { ...filters, isWhole }, (first) => {
        if (turn === this.#turn) this.#showFirst(first);
      });
      if (turn !== this.#turn) return;
      markRead(this.#options.output, asked);
      this.#show(results);
    } catch (error) {
      if (turn === this.#turn) this.#showFailure(error);
    } finally {
      clearTimeout(waiting);
    }
  }

  #askAgain(): void {
    if (this.query.trim() === '') return;
    this.#isAskingAgain = true;
    void this.run(this.#isWhole);
  }

  get filters(): Filters {
    const value = (name: string) => this.#selects.find((select) => select.name === name)?.value ?? '';
    return { topic: value('topic'), status: value('status') };
  }

  get #selects(): HTMLSelectElement[] {
    return [...this.#options.form.elements].filter((field) => field instanceof HTMLSelectElement);
  }

  get #isNarrowed(): boolean {
    return Object.values(this.filters).some(Boolean);
  }

  #listen(): void {
    // When a button has the focus, the keys for copying still work; other keys belong to the button.
    this.#options.output.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) this.#onKey(event);
    });
    // This listener runs before the one of the page, so that a copied entry is also remembered.
    this.#list.element.addEventListener('click', (event) => {
      const button = copyButtonAt(event.target);
      if (!button) return;
      event.stopPropagation();
      const number = Number(button.closest<HTMLElement>('[data-entry]')?.dataset['entry']);
      void this.#uses.copy(button, this.#list.hits.find((hit) => hit.number === number) ?? null);
    });
    for (const select of this.#selects) select.addEventListener('change', () => void this.run());
    // Single keys may have been switched off, or on.
    addEventListener('storage', () => this.#showFoot());
    this.#options.form.addEventListener('submit', (event) => event.preventDefault());
    // Browsers send this event also when the reader goes to another page.
    document.addEventListener('visibilitychange', () => document.hidden && this.leave());
  }

  /** In a page, C copies what is shown, as on the page of an entry. */
  #onLetter(event: KeyboardEvent, isInPage: boolean): boolean {
    const isCopy = isInPage && event.key.toLowerCase() === 'c' && this.#list.hit !== null;
    const act = isCopy ? () => this.#whenShown(() => this.#uses.copyChosen()) : this.#withDigit(event);
    if (!act) return false;
    event.preventDefault();
    act();
    return true;
  }

  #onChoose(): void {
    this.#keep();
    const { hit, chosenByHand } = this.#list;
    if (!hit || chosenByHand === null) return;
    this.#announcer.describe(hit);
    this.#field.leave();
  }

  #turnToList(): void {
    if (this.#list.toggleList()) this.#field.leave();
  }

  #showFoot(): void {
    const { shown, hits } = this.#list;
    const { areDigitsKeys } = this.#field;
    this.#list.element.toggleAttribute('data-digits', areDigitsKeys);
    this.#foot.show({ element: shown.element, isChosen: shown.place > 0, areDigitsKeys }, shown.place, hits.length);
  }

  /** Keeps what Back has to bring back. */
  #keep(): void {
    const { query } = this;
    const number = this.#list.hit?.number ?? this.#restored;
    keepSearch(query.trim() === '' ? null : { query, number }, this.#options.addressOf?.(query, this.filters));
  }

  /** The agent has gone, with an answer or without. */
  leave(): void {
    this.#inquiry.tell();
  }

  #onKey(event: KeyboardEvent): void {
    if (this.#field.isComposing(event)) return;
    const act = event.altKey ? this.#withAlt(event) : this.#withoutAlt(event);
    if (!act) return;
    event.preventDefault();
    act();
  }

  #withAlt({ code, ctrlKey }: KeyboardEvent): (() => void) | null {
    const [, digit] = /^(?:Digit|Numpad)([1-9])$/.exec(code) ?? [];
    if (digit && ctrlKey) return () => this.#whenShown(() => this.#chooseNumbered(Number(digit)));
    if (digit) return () => this.#whenShown(() => this.#uses.copyNumbered(Number(digit)));
    // On some keyboards Ctrl and Alt together are AltGr, and write a letter.
    if (ctrlKey) return null;
    const step = isNarrow() && ({ ArrowLeft: -1, ArrowRight: 1 } as const)[code];
    if (step && this.#list.hits.length > 0) return () => this.#list.move(step);
    if (code === 'KeyA' && this.#understood.firstChild) return () => this.#toggleWhole();
    if (code === 'KeyN') return startNextChat;
    const kind = ({ KeyY: 'tell', KeyG: 'ticket' } as const)[code];
    return kind ? () => this.#whenShown(() => this.#uses.copyHandover(kind)) : null;
  }

  #withoutAlt(event: KeyboardEvent): (() => void) | null {
    const { key, ctrlKey, metaKey } = event;
    const hasHits = this.#list.hits.length > 0;
    if (key === 'ArrowDown' && !hasHits) return () => this.#empty.querySelector<HTMLElement>('button, a')?.focus();
    if (key === 'ArrowDown' || key === 'ArrowUp') return () => this.#list.move(key === 'ArrowDown' ? 1 : -1);
    if (key === 'Enter' && (ctrlKey || metaKey)) return () => this.#whenShown(() => this.#uses.copyChosen());
    if (key === 'Enter') return () => this.#whenShown(() => this.#uses.open(event));
    if (key !== 'PageDown' && key !== 'PageUp') return this.#withDigit(event);
    return this.#list.turn(key === 'PageDown' ? 1 : -1) ? () => {} : null;
  }

  /** A key is about what was typed, never about the results of what was typed before. */
  #whenShown(act: () => void): void {
    const isSettled = this.#settled === this.#turn;
    if (isSettled && this.#shown === this.#turn) {
      act();
      return;
    }
    // After a failure the hits of an earlier query stand there: the key asks again first.
    if (isSettled) void this.run(this.#isWhole);
    this.#pending = act;
  }

  /** The rows on screen are those of what was typed: whatever is written makes digits text again. */
  #withDigit({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): (() => void) | null {
    const isRow = /^[1-9]$/.test(key) && Number(key) <= this.#list.hits.length;
    if (!isRow || ctrlKey || metaKey || altKey || !this.#field.areDigitsKeys) return null;
    return () => this.#chooseNumbered(Number(key));
  }

  #chooseNumbered(digit: number): void {
    if (this.#list.hits.length >= digit) this.#list.chooseByHand(digit - 1);
  }

  #showFirst(first: Results): void {
    // A hit that was chosen may be one of those to come.
    if (first.isPart && (this.#restored !== null || this.#isAskingAgain)) return;
    const isDecided = first.confident && !first.choice && !first.lead;
    this.#showHits(listed(first), isDecided ? null : undecided());
  }

  #showHits(results: Listed, aside: Aside | null): void {
    const isSameQuery = this.#shown === this.#turn || this.#isAskingAgain;
    const chosen = this.#restored ?? (isSameQuery ? this.#list.chosenByHand : null);
    this.#list.show(results, chosen, aside);
    this.#isAskingAgain = false;
    this.#shown = this.#turn;
    this.#understood.replaceChildren();
    this.#notice.replaceChildren();
    this.#empty.replaceChildren();
    this.#options.output.toggleAttribute('data-has-hits', results.hits.length > 0);
  }

  #show(results: Results | null): void {
    const aside = results && this.#asideOf(results);
    this.#showHits(results ? listed(results) : nothing, aside);
    this.#restored = null;
    if (results) {
      const understood = renderUnderstood({ question: results.question, isWhole: this.#isWhole }, () =>
        this.#toggleWhole(),
      );
      this.#understood.replaceChildren(...(understood ? [understood] : []));
      this.#notice.replaceChildren(...this.#noticeOf(results, aside));
      this.#inquiry.hold(this.query, results, this.#isNarrowed);
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

  #asideOf(results: Results): Aside | null {
    const { choice, confident, missing, lead } = results;
    if (lead) return renderLead(lead, this.#actions.onShow);
    if (choice) return renderChoice(choice, results, this.#actions);
    return confident || missing !== null ? null : renderHandover(this.query, results);
  }

  #noticeOf({ hits, confident, choice, gap, missing, handover }: Results, aside: Aside | null): Node[] {
    if (missing !== null) return [renderMissing(missing)];
    if (hits.length === 0 && this.#isNarrowed) return [renderNothingHere(() => this.#clearFilters())];
    if (confident || choice) return [];
    const unsure = renderUnsure({ gap, handover }, hits.length > 0);
    // Without hits nothing has a place beside the list.
    return hits.length === 0 && aside ? [unsure, aside.element] : [unsure];
  }

  #toggleWhole(): void {
    this.#field.element.focus();
    void this.run(!this.#isWhole);
  }

  #clearFilters(): void {
    for (const select of this.#selects) select.value = '';
    this.#searchFor(this.query);
  }

  #searchFor(query: string): void {
    this.#field.query = query;
    this.#field.element.focus();
    void this.run();
  }

  #showFailure(error: unknown): void {
    this.#pending = null;
    this.#isAskingAgain = false;
    this.#settled = this.#turn;
    this.#announcer.silence();
    // What was found before stays, be it for this query or for an earlier one.
    const isEarlier = this.#shown !== this.#turn && this.#list.hits.length > 0;
    const reason = reasonOf(error) + (isEarlier ? '下面还是上一次搜索的结果。' : '');
    this.#list.dropStale();
    this.#empty.replaceChildren();
    this.#notice.replaceChildren(renderFailure(reason, () => this.#searchFor(this.query)));
  }

  #showWaiting(turn: number): void {
    if (turn === this.#turn && this.#shown !== turn) this.#notice.replaceChildren(renderWaiting());
  }
}

/** There is room for one answer only (search.css). */
function isNarrow(): boolean {
  return matchMedia('(max-width: 50rem)').matches;
}

/** Why a search failed, in words for the agent. */
function reasonOf(error: unknown): string {
  if (error instanceof PageUnread) return `${error.message}。`;
  if (error instanceof IndexUnavailable) return '搜索没有加载成功：可能断网了，或网站刚刚更新。';
  console.error(error);
  return '搜索出了问题。';
}

/** Where one of two answers for sure, neither is without certainty. */
function listed({ hits, isPart, confident, choice }: Results): Listed {
  return { hits, isPart, confident: confident || choice !== null };
}
