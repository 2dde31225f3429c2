import { make } from './dom.ts';
import { chosenKey, repliesOf } from './replies.ts';

/** What stands beside the list, whether that is a chosen hit, and whether a digit alone chooses another. */
interface Shown {
  element: ParentNode;
  isChosen: boolean;
  areDigitsKeys: boolean;
}

/** What a key can do while something is shown. */
interface Command {
  key: string;
  label: string;
  isPossible: (shown: Shown) => boolean;
}

const has = (selector: string) => (shown: Shown) => shown.element.querySelector(selector) !== null;

const commands: Command[] = [
  { key: chosenKey, label: '复制话术', isPossible: has(`[data-key='${chosenKey}']`) },
  { key: 'Alt + 数字', label: '复制第几段', isPossible: ({ element }) => repliesOf(element).length > 1 },
  { key: 'Alt + Y', label: '告知客户', isPossible: has('[data-copy-kind=tell]') },
  { key: 'Alt + G', label: '工单', isPossible: has('[data-copy-kind=ticket]') },
  { key: 'Enter', label: '打开', isPossible: ({ isChosen }) => isChosen },
  { key: '↑ ↓', label: '选择', isPossible: () => true },
  { key: '数字', label: '选第几条', isPossible: ({ areDigitsKeys }) => areDigitsKeys },
  { key: 'Ctrl + Alt + 数字', label: '选第几条', isPossible: ({ areDigitsKeys }) => !areDigitsKeys },
];

interface Actions {
  onMove: (step: 1 | -1) => void;
  /** The list is asked for where there is room for the answer only. */
  onList: () => void;
}

/** Under list and answer: which hit is chosen, the one before and the next, and what the keys do now. */
export class FootBar {
  readonly element: HTMLElement;
  readonly #position: HTMLElement;
  readonly #commands = make('p', { class: 'foot-commands' });

  constructor({ onMove, onList }: Actions) {
    this.#position = make('button', { type: 'button', class: 'button foot-position', onclick: onList });
    const move = (step: 1 | -1, label: string, sign: string) =>
      make('button', { type: 'button', class: 'button', 'aria-label': label, onclick: () => onMove(step) }, sign);
    const steps = make('p', { class: 'foot-steps' }, move(-1, '上一条', '‹'), this.#position, move(1, '下一条', '›'));
    this.element = make('div', { class: 'foot-bar' }, steps, this.#commands);
  }

  /** @param place of the chosen hit, from 1; 0 if none is chosen */
  show(shown: Shown, place: number, count: number): void {
    const position = place > 0 ? `${place} / ${count}` : `共 ${count} 条`;
    this.#position.replaceChildren(position, make('span', { class: 'sr-only' }, '，看全部'));
    const possible = commands.filter(({ isPossible }) => isPossible(shown));
    this.#commands.replaceChildren(
      ...possible.map(({ key, label }) => make('span', {}, make('kbd', {}, key), ` ${label}`)),
    );
  }
}
