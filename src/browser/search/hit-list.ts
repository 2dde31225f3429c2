import { judgeValidity } from '../judge-validity.ts';
import type { Hit, Listed } from './current-engine.ts';
import { type Detail, renderDetail, renderSection } from './detail.ts';
import { make } from './dom.ts';
import { renderOption } from './option.ts';

/** The list of hits and, beside it, the chosen one in full: a listbox that its field speaks for. */
export class HitList {
  readonly element: HTMLElement;
  readonly #list = make('ul', { role: 'listbox', class: 'hits', 'aria-label': '搜索结果' });
  #detail: HTMLElement = renderSection();
  #load: Detail['load'] | null = null;
  /** On a narrow screen the answer stands above the list, and may be long. */
  readonly #more = make('button', {
    type: 'button',
    class: 'more-hits button',
    onclick: () => this.#list.scrollIntoView(),
  });
  readonly #input: HTMLInputElement;
  readonly #onOpen: () => void;
  #results: Listed = { hits: [], confident: true };
  #active = 0;
  #isChosen = false;

  /** @param onOpen called when a link to the chosen entry is followed */
  constructor(input: HTMLInputElement, onOpen: () => void) {
    this.#input = input;
    this.#onOpen = onOpen;
    this.#list.id = `${input.id}-hits`;
    this.element = make('div', { class: 'hit-columns' }, this.#more, this.#list, this.#detail);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', this.#list.id);
  }

  get hit(): Hit | null {
    return this.#results.hits[this.#active] ?? null;
  }

  /** The article of the chosen hit, once it is loaded; null if there are no hits. */
  get answer(): Promise<HTMLElement> | null {
    return this.#load?.() ?? null;
  }

  /** Place of the chosen hit, from 1. */
  get rank(): number {
    return this.#active + 1;
  }

  /** @param isSameQuery the list only became better: what was chosen by hand stays chosen */
  show(results: Listed, isSameQuery: boolean): void {
    const { hits } = results;
    const chosen = isSameQuery && this.#isChosen ? this.hit?.number : undefined;
    const place = hits.findIndex(({ number }) => number === chosen);
    this.#results = results;
    this.#isChosen = place >= 0;
    this.#input.setAttribute('aria-expanded', String(hits.length > 0));
    this.#list.replaceChildren(
      ...hits.map((hit, index) => renderOption(hit, `${this.#list.id}-${index}`, () => this.#chooseByHand(index))),
    );
    judgeValidity(this.#list);
    this.#more.hidden = hits.length < 2;
    this.#more.textContent = `共 ${hits.length} 条结果，看其他的 ↓`;
    this.#choose(Math.max(0, place));
  }

  move(step: 1 | -1): void {
    const count = this.#results.hits.length;
    if (count > 0) this.#chooseByHand((this.#active + step + count) % count);
  }

  /** Turns the page of a long answer; false if it is all in view, or scrolls with the page. */
  turn(step: 1 | -1): boolean {
    const { scrollHeight, clientHeight } = this.#detail;
    if (scrollHeight <= clientHeight) return false;
    this.#detail.scrollBy({ top: step * 0.85 * clientHeight });
    return true;
  }

  #chooseByHand(index: number): void {
    this.#isChosen = true;
    this.#choose(index);
    // On a narrow screen the answer stands above the list: then that is what has to be seen.
    const isStacked = this.#detail.offsetTop < this.#list.offsetTop;
    const shown = isStacked ? this.#detail : this.#list.children[index];
    shown?.scrollIntoView({ block: isStacked ? 'start' : 'nearest' });
  }

  #choose(index: number): void {
    this.#active = index;
    for (const [position, option] of [...this.#list.children].entries())
      option.setAttribute('aria-selected', String(position === index));
    const { hit } = this;
    if (hit) this.#input.setAttribute('aria-activedescendant', `${this.#list.id}-${index}`);
    else this.#input.removeAttribute('aria-activedescendant');
    // A new one begins at its top; to scroll the old one there would cost a layout at every keystroke.
    const onRetry = () => {
      this.#input.focus();
      this.#choose(index);
    };
    const detail = hit && renderDetail(hit, { onOpen: this.#onOpen, onRetry });
    const section = detail?.section ?? renderSection();
    section.toggleAttribute('data-unsure', !this.#results.confident);
    this.#detail.replaceWith(section);
    this.#detail = section;
    this.#load = detail?.load ?? null;
  }
}
