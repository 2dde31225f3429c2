import { rangesOf } from '../../search/highlight.ts';

type Child = Node | string | null | undefined | false;

/** Makes an element; text never becomes markup. `on…` keys are listeners, the rest attributes. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | boolean | null | undefined | ((event: Event) => void)> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (typeof value === 'string') element.setAttribute(name, value);
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

/** Text with all of the given words in <mark>. */
export function marked(text: string, words: readonly string[]): DocumentFragment {
  const fragment = document.createDocumentFragment();
  let end = 0;
  for (const [from, to] of rangesOf(text, words)) {
    fragment.append(text.slice(end, from), make('mark', {}, text.slice(from, to)));
    end = to;
  }
  fragment.append(text.slice(end));
  return fragment;
}
