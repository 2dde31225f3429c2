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

/** What an agent wants: to have something on the clipboard, or to collect a text. */
export interface Wish {
  isCollecting: boolean;
  /** False once something else is wanted on the clipboard: what comes later from the network must not take its place. */
  isLatest: () => boolean;
}

let wishes = 0;

/** Begins a copy. To be called when the agent asks for it, before anything is waited for. */
export function newWish(isCollecting = false): Wish {
  if (isCollecting) return { isCollecting, isLatest: () => true };
  const mine = ++wishes;
  return { isCollecting, isLatest: () => mine === wishes };
}

/** A button to press; or what to do where there is none. */
export type Found = HTMLElement | (() => void);

/**
 * Copies what a button stands for, or collects that; false if nothing was copied.
 *
 * @param wanted may have to load first; if something else is copied meanwhile, nothing comes of it
 * @throws what `wanted` is rejected with
 */
export async function press(wanted: Found | Promise<Found>): Promise<boolean> {
  const wish = newWish(isShifted);
  try {
    const found = await wanted;
    const desk = wish.isLatest() ? await loadDesk() : null;
    if (!desk || !wish.isLatest()) return false;
    if (typeof found !== 'function') return await desk.copyFrom(found, wish);
    found();
  } catch (error) {
    if (wish.isLatest()) throw error;
  }
  return false;
}
