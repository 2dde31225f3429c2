import { make } from './dom.ts';

/** The key that searches for the whole text, or again for the question in it. */
export const wholeKey = 'Alt A';

/** What the search was for, if that may be less than what the field holds. */
export interface Understood {
  /** As the engine says it. */
  question: string | null;
  /** The whole text was asked for by hand. */
  isWhole: boolean;
}

/** Says what was read as the question of a longer text, with a button that searches for all of it; null if there is nothing to say. */
export function renderUnderstood(understood: Understood, toggle: () => void): HTMLElement | null {
  const [text, action] = wordsFor(understood);
  if (!text) return null;
  const button = make(
    'button',
    { type: 'button', class: 'link-button', onclick: toggle, 'aria-keyshortcuts': 'Alt+A' },
    action,
  );
  const said = make('span', { class: 'understood-text' }, text);
  return make('p', { class: 'understood' }, said, button, make('kbd', { 'aria-hidden': 'true' }, wholeKey));
}

/** What is said, and what the button does; nothing where the text was all question. */
export function wordsFor({ question, isWhole }: Understood): [text: string, action: string] | [] {
  if (isWhole) return ['按全文找', '只按读出的问题找'];
  if (question === null) return [];
  if (question === '') return ['只读到寒暄，没有读到问题', '按全文找'];
  return [`按这一句找：${question.replaceAll('\n', ' ')}`, '按全文找'];
}
