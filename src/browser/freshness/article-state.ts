/**
 * Carries what the agent did in an article over to the one that takes its place: the branch that was picked, the boxes that were
 * ticked, and where the focus is.
 *
 * @returns gives the focus back, to be called once the new article is in the page
 */
export function carryState(from: HTMLElement, to: HTMLElement): () => void {
  const ticked = new Set(inputsOf(from).flatMap((input) => (input.checked ? [nameOf(input)] : [])));
  for (const input of inputsOf(to)) input.checked = ticked.has(nameOf(input));
  const { activeElement } = document;
  if (!activeElement || !from.contains(activeElement)) return () => {};
  const place = focusable(from).indexOf(activeElement as HTMLElement);
  return () => focusable(to)[place]?.focus({ preventScroll: true });
}

function inputsOf(article: HTMLElement): HTMLInputElement[] {
  return [...article.querySelectorAll('input')];
}

function nameOf(input: HTMLInputElement): string {
  const label = input.closest('label');
  return `${input.type} ${(label?.querySelector('span')?.lastChild ?? label)?.textContent}`;
}

function focusable(article: HTMLElement): HTMLElement[] {
  return [article, ...article.querySelectorAll<HTMLElement>('a[href], button:not([data-renewed] *), input')];
}
