import { loadDesk } from './load-desk.ts';

/** Whether the last key or click was pressed with Shift: then a text is collected, and not copied at once. */
let isShifted = false;

/** Acts on every copy button of the page, also on those that come later. */
export function watchCopyButtons(): void {
  const note = ({ shiftKey }: KeyboardEvent | MouseEvent) => {
    isShifted = shiftKey;
  };
  addEventListener('keydown', note, true);
  addEventListener('click', note, true);
  document.addEventListener('click', ({ target }) => {
    const button = copyButtonAt(target);
    if (button) void press(button);
  });
}

/** The copy button that an event happened on, if any. */
export function copyButtonAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-copy], [data-ticket]') : null;
}

/** Copies what a button stands for, or collects that; false if nothing was copied. */
export async function press(button: HTMLElement): Promise<boolean> {
  const isCollecting = isShifted;
  const desk = await loadDesk();
  return desk ? desk.copyFrom(button, isCollecting) : false;
}
