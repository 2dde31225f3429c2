import { clearToast, toast } from './toast.ts';

/** Branches fold to the one whose condition the agent picks. Without scripts all are readable. */
export function openBranches(root: ParentNode): void {
  for (const cases of root.querySelectorAll<HTMLElement>('[data-cases]')) {
    const choices = [...cases.querySelectorAll<HTMLInputElement>('input[type=radio]')];
    const sections = [...cases.querySelectorAll<HTMLElement>('[data-case]')];
    const update = () => {
      for (const [index, section] of sections.entries())
        section.toggleAttribute('data-open', choices[index]?.checked ?? false);
    };
    cases.addEventListener('change', update);
    cases.addEventListener('change', clearToast);
    // After back or reload the browser restores the choice without an event.
    update();
    addEventListener('pageshow', update);
  }
}

/** Picks the nth condition (from 1) of an entry, and goes there, so that arrows move on from it. */
export function pickBranch(entry: ParentNode, position: number): void {
  const choices = entry.querySelectorAll<HTMLInputElement>('[data-cases] input[type=radio]');
  const choice = choices[position - 1];
  choice?.focus();
  choice?.click();
  if (!choice)
    toast(choices.length > 0 ? `只有 ${choices.length} 种情形，没有第 ${position} 种` : '这一条不分情形', 'warn');
}
