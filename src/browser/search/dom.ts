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

/** Text with the given ranges (start, end; sorted or not) in <mark>. */
export function marked(text: string, ranges: readonly (readonly [number, number])[]): DocumentFragment {
  const fragment = document.createDocumentFragment();
  let end = 0;
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (to <= end) continue;
    const start = Math.max(from, end);
    fragment.append(text.slice(end, start), make('mark', {}, text.slice(start, to)));
    end = to;
  }
  fragment.append(text.slice(end));
  return fragment;
}
