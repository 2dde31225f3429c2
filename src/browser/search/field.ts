import { areSingleKeysOn } from '../single-keys.ts';
import { isCharacter, isTyping, topDialog } from '../typing.ts';

interface Listeners {
  /** The query changed. */
  onQuery: () => void;
  /** A key was pressed that may be a command. */
  onKey: (event: KeyboardEvent) => void;
  /** A character was pressed outside of any field. True if that was a command, and is not to be written. */
  onLetter: (event: KeyboardEvent, isInPage: boolean) => boolean;
  /** Digits have become keys of the list, or text again. */
  onTurn: () => void;
}

/** Keys that move the caret: who presses them writes in the field. */
const caretKeys = ['ArrowLeft', 'ArrowRight', 'Home', 'End'];

/** How many lines the field grows to. */
const mostRows = 3;

/**
 * The field of search. While search is open, the field takes what is typed or pasted anywhere outside of a field. A query that was
 * used is selected, so that the next customer's words replace it; Ctrl + Z brings it back.
 */
export class SearchField {
  readonly element: HTMLTextAreaElement;
  readonly #listeners: Listeners;
  #isComposing = false;
  /** Something was copied or opened, or the agent was elsewhere: what comes next is about another customer. */
  #isUsed = false;
  /** The agent chooses in the list, and does not write. */
  #isLeft = false;

  constructor(element: HTMLTextAreaElement, listeners: Listeners) {
    this.element = element;
    this.#listeners = listeners;
    this.#listen();
    this.#listenEverywhere();
    this.fitRows();
  }

  get query(): string {
    return this.element.value;
  }

  set query(query: string) {
    this.element.value = query;
    this.fitRows();
  }

  /** Takes the focus with the query selected. */
  select(): void {
    this.element.focus({ preventScroll: true });
    this.element.select();
    this.element.scrollTop = 0;
  }

  /** Whether a digit alone chooses a row: from the first row that was chosen by hand until something is written. */
  get areDigitsKeys(): boolean {
    return this.#isLeft && areSingleKeysOn();
  }

  /** A row was chosen by hand. */
  leave(): void {
    this.#turn(true);
  }

  #turn(isLeft: boolean): void {
    if (this.#isLeft === isLeft) return;
    this.#isLeft = isLeft;
    this.#listeners.onTurn();
  }

  /** The query was used. What comes next is text of another customer. The field takes the focus back, unless that brings up a keyboard which hides half of the page. */
  markUsed(): void {
    this.#isUsed = true;
    this.#turn(false);
    if (document.activeElement === this.element || hasMouse()) this.select();
  }

  /** Half-typed pinyin is not a query, and its keys are no commands. */
  isComposing({ isComposing, keyCode }: KeyboardEvent): boolean {
    // keyCode 229: Safari ends a composition before the Enter that ended it arrives.
    return isComposing || this.#isComposing || keyCode === 229;
  }

  #listen(): void {
    const { element } = this;
    const { onQuery, onKey } = this.#listeners;
    element.addEventListener('compositionstart', () => {
      this.#isComposing = true;
    });
    element.addEventListener('compositionend', () => {
      this.#isComposing = false;
      onQuery();
    });
    // A pasted text may have several lines, but Enter opens an entry, or ends a composition.
    element.addEventListener('beforeinput', (event) => {
      if (event.inputType === 'insertLineBreak') event.preventDefault();
    });
    element.addEventListener('input', (event) => {
      this.#isUsed = false;
      this.#turn(false);
      this.fitRows();
      if (!this.#isComposing && !(event as InputEvent).isComposing) onQuery();
    });
    element.addEventListener('keydown', onKey);
    element.addEventListener('keydown', ({ key, altKey }) => {
      if (!altKey && caretKeys.includes(key)) this.#turn(false);
    });
    element.addEventListener('pointerdown', () => this.#turn(false));
    element.addEventListener('paste', () => {
      if (this.#isUsed) element.select();
      // The beginning tells whose words these are; the browser scrolls to their end.
      requestAnimationFrame(() => {
        element.scrollTop = 0;
      });
    });
  }

  /** Before the keys of the page hear of what is meant for the field. */
  #listenEverywhere(): void {
    document.addEventListener('keydown', (event) => this.#onKeyElsewhere(event), true);
    document.addEventListener('paste', (event) => this.#onPasteElsewhere(event), true);
    // On Linux the middle button, which opens a hit in another tab, would also paste.
    document.addEventListener('mouseup', (event) => {
      if (event.button === 1 && this.#isOpen && !isTyping(event)) event.preventDefault();
    });
    addEventListener('focus', () => {
      const { activeElement, body } = document;
      const isReading = getSelection()?.type === 'Range' && activeElement === body;
      const isFree = activeElement === body || activeElement === this.element;
      if (this.#isOpen && isFree && !isReading) this.markUsed();
    });
  }

  #onKeyElsewhere(event: KeyboardEvent): void {
    if (!this.#isOpen || isTyping(event)) return;
    if (!isCharacter(event)) {
      // On a button or a link the key belongs to that.
      if (event.target === document.body || event.target instanceof HTMLDialogElement) this.#onCommand(event);
      return;
    }
    const isInPage = this.element.closest('dialog') === null;
    if (event.key === '?' || (isInPage && !areSingleKeysOn())) return;
    event.stopPropagation();
    if (this.#listeners.onLetter(event, isInPage)) return;
    // A character is written where the focus is by then.
    if (event.key === '/') event.preventDefault();
    if (event.key === '/' || this.#isUsed) this.select();
    else this.element.focus({ preventScroll: true });
  }

  #onCommand(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) this.#listeners.onKey(event);
  }

  #onPasteElsewhere(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain').trim();
    if (!text || !this.#isOpen || isTyping(event)) return;
    event.preventDefault();
    event.stopPropagation();
    this.select();
    // The only way to write that Ctrl + Z takes back.
    document.execCommand('insertText', false, text);
    this.element.scrollTop = 0;
  }

  /** Search stands in the page, or over the page, and nothing stands over search. */
  get #isOpen(): boolean {
    return topDialog() === this.element.closest('dialog');
  }

  /** Shows the query in as many lines as it has, up to three. */
  fitRows(): void {
    const { element } = this;
    element.rows = 1;
    while (element.rows < mostRows && element.scrollHeight > element.clientHeight) element.rows++;
  }
}

/** Focus brings up no keyboard that hides half of the page. */
export function hasMouse(): boolean {
  return matchMedia('(pointer: fine)').matches;
}
