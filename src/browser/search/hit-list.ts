import type { Hit, HitReply } from './current-engine.ts';
import { renderDetail } from './detail.ts';
import { make } from './dom.ts';
import { renderOption } from './option.ts';

interface Actions {
  /** A link to the chosen entry is followed. */
  onOpen: () => void;
  /** A reply of the chosen entry is to be copied. */
  onCopy: (reply: HitReply) => void;
}

/** The list of hits and, beside it, the chosen one in full: a listbox that its field speaks for. */
export class HitList {
  readonly element: HTMLElement;
  readonly #list = make('ul', { role: 'listbox', class: 'hits', 'aria-label': '搜索结果' });
  #detail = renderSection();
  /** On a narrow screen the answer stands above the list, and may be long. */
  readonly #more = make('button', {
    type: 'button',
    class: 'more-hits button',
    onclick: () => this.#list.scrollIntoView(),
  });
  readonly #input: HTMLInputElement;
  readonly #actions: Actions;
  #hits: readonly Hit[] = [];
  #active = 0;
  #isChosen = false;

  constructor(input: HTMLInputElement, actions: Actions) {
    this.#input = input;
    this.#actions = actions;
    this.#list.id = `${input.id}-hits`;
    this.element = make('div', { class: 'hit-columns' }, this.#more, this.#list, this.#detail);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', this.#list.id);
  }

  get hit(): Hit | null {
    return this.#hits[this.#active] ?? null;
  }

  /** Place of the chosen hit, from 1. */
  get rank(): number {
    return this.#active + 1;
  }

  /** @param isSameQuery the list only became better: what was chosen by hand stays chosen */
  show(hits: readonly Hit[], isSameQuery: boolean): void {
    const chosen = isSameQuery && this.#isChosen ? this.hit?.number : undefined;
    const place = hits.findIndex(({ number }) => number === chosen);
    this.#hits = hits;
    this.#isChosen = place >= 0;
    this.#input.setAttribute('aria-expanded', String(hits.length > 0));
    this.#list.replaceChildren(
      ...hits.map((hit, index) => renderOption(hit, `${this.#list.id}-${index}`, () => this.#chooseByHand(index))),
    );
    this.#more.hidden = hits.length < 2;
    this.#more.textContent = `共 ${hits.length} 条结果，看其他的 ↓`;
    this.#choose(Math.max(0, place));
  }

  move(step: 1 | -1): void {
    const count = this.#hits.length;
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
    const detail = renderSection(hit && renderDetail(hit, this.#actions));
    this.#detail.replaceWith(detail);
    this.#detail = detail;
  }
}

function renderSection(content: Node | null = null): HTMLElement {
  return make('section', { class: 'hit-detail', 'aria-label': '所选条目的答复' }, content);
}
