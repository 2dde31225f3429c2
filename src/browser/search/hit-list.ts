import { followLink } from '../follow-link.ts';
import { judgeValidity } from '../judge-validity.ts';
import { clearToast } from '../toast.ts';
import type { Aside } from './choice.ts';
import type { Hit, Listed } from './current-engine.ts';
import { type Actions, type Detail, renderDetail, renderSection } from './detail.ts';
import { make } from './dom.ts';
import { renderOption } from './option.ts';

interface Listeners extends Pick<Actions, 'onOpen'> {
  /** Another hit is chosen, or none. */
  onChoose: () => void;
  /** What stands beside the list has changed. */
  onShow: () => void;
}

/** No hit is chosen. */
const none = -1;

/** The list of hits and, beside the list, the chosen entry in full. The list is a listbox that the search field controls. */
export class HitList {
  readonly element: HTMLElement;
  readonly #list = make('ul', { role: 'listbox', class: 'hits', 'aria-label': '搜索结果' });
  #detail: HTMLElement = renderSection();
  #load: Detail['load'] | null = null;
  readonly #input: HTMLTextAreaElement;
  readonly #listeners: Listeners;
  #results: Listed = { hits: [], isPart: false, confident: true };
  #aside: Aside | null = null;
  #active = none;
  #isChosen = false;

  /** @param input the field, which controls the list */
  constructor(input: HTMLTextAreaElement, listeners: Listeners) {
    this.#input = input;
    this.#listeners = listeners;
    this.#list.id = `${input.id}-hits`;
    this.element = make('div', { class: 'hit-columns' }, this.#list, this.#detail);
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', this.#list.id);
  }

  /** The chosen hit, if one is chosen. */
  get hit(): Hit | null {
    return this.#results.hits[this.#active] ?? null;
  }

  get hits(): readonly Hit[] {
    return this.#results.hits;
  }

  /** The article of the chosen hit, once it is loaded; null if none is chosen. */
  get answer(): Promise<HTMLElement> | null {
    return this.#load?.() ?? null;
  }

  /** What stands beside the list in place of a chosen hit; null if one is chosen. */
  get aside(): Aside | null {
    return this.#active === none ? this.#aside : null;
  }

  /** The number of the hit that the agent has chosen; null while nothing was chosen by hand. */
  get chosenByHand(): number | null {
    return this.#isChosen ? (this.hit?.number ?? null) : null;
  }

  /** What stands beside the list, and the place of the chosen hit: from 1; 0 if none is chosen. */
  get shown(): { element: HTMLElement; place: number } {
    return { element: this.#detail, place: this.#active + 1 };
  }

  /** Where there is room for the answer only, the list comes in its place, and goes again. True if the list is there now. */
  toggleList(): boolean {
    return this.element.toggleAttribute('data-list');
  }

  rankOf(hit: Hit): number {
    return this.#results.hits.indexOf(hit) + 1;
  }

  /**
   * @param number the hit that is to be chosen, if it is one of them; null for the first
   * @param aside stands beside the list until a hit is chosen by hand; null if the first one is chosen at once
   */
  show(results: Listed, number: number | null, aside: Aside | null): void {
    const { hits, isPart } = results;
    const place = hits.findIndex((hit) => hit.number === number);
    this.#results = results;
    this.#aside = aside;
    this.#isChosen = place >= 0;
    const rows = hits.map((hit, index) =>
      renderOption(hit, `${this.#list.id}-${index}`, (event) => this.#onClick(event, index)),
    );
    // Until the other hits come, earlier rows hold their places, so that nothing flickers. Nobody can use them.
    const stale = isPart ? [...this.#list.children].slice(rows.length) : [];
    for (const row of stale) row.toggleAttribute('inert', true);
    this.#list.replaceChildren(...rows, ...stale);
    judgeValidity(this.#list);
    this.#choose(place >= 0 ? place : this.#lowest);
  }

  /** Removes the rows that hold the places of hits which have not come. */
  dropStale(): void {
    for (const row of this.#list.querySelectorAll('[inert]')) row.remove();
  }

  /** Round and round; where something stands beside the list until a hit is chosen, that is one of the stops. */
  move(step: 1 | -1): void {
    const lowest = this.#lowest;
    const count = this.#results.isPart ? 0 : this.#results.hits.length - lowest;
    if (count > 0) this.chooseByHand(((this.#active - lowest + step + count) % count) + lowest);
  }

  /** Scrolls a long answer by a page; false if the whole answer is in view, or scrolls with the page. */
  turn(step: 1 | -1): boolean {
    const { scrollHeight, clientHeight } = this.#detail;
    if (scrollHeight <= clientHeight) return false;
    this.#detail.scrollBy({ top: step * 0.85 * clientHeight });
    return true;
  }

  chooseByHand(index: number): void {
    clearToast();
    this.#isChosen = index !== none;
    this.element.removeAttribute('data-list');
    this.#choose(index);
    this.#list.children[index]?.scrollIntoView({ block: 'nearest' });
  }

  /** A row is chosen by a click; with what opens a link elsewhere, or twice, it is opened. */
  #onClick(event: MouseEvent, index: number): void {
    const hit = this.#results.hits[index];
    const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1;
    if (!isElsewhere && event.type === 'click') {
      this.chooseByHand(index);
    } else if (hit && event.button < 2) {
      this.#listeners.onOpen(hit);
      followLink(hit.href, event);
    }
  }

  get #lowest(): number {
    return this.#aside || this.#results.hits.length === 0 ? none : 0;
  }

  #choose(index: number): void {
    this.#active = index;
    for (const [position, option] of [...this.#list.children].entries())
      option.setAttribute('aria-selected', String(position === index));
    const { hit } = this;
    if (hit) this.#input.setAttribute('aria-activedescendant', `${this.#list.id}-${index}`);
    else this.#input.removeAttribute('aria-activedescendant');
    const detail = hit && renderDetail(hit, { ...this.#listeners, onRetry: () => this.#retry() });
    detail?.section.toggleAttribute('data-unsure', !this.#results.confident);
    this.#load = detail?.load ?? null;
    // A new element begins at its top. Scrolling the old element to its top would cost a layout at every keystroke.
    const section = detail?.section ?? this.#aside?.element ?? renderSection();
    this.#detail.replaceWith(section);
    this.#detail = section;
    this.#listeners.onChoose();
    this.#listeners.onShow();
  }

  #retry(): void {
    this.#input.focus();
    this.#choose(this.#active);
  }
}
