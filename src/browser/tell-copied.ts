/** Told to whoever listens for `copied` on the window, after each copy of a text. */
export interface CopiedMessage {
  /** The entry that has the text; null where the text belongs to none, or to several. */
  number: number | null;
  text: string;
  /** The short link of the entry, with scheme and host. */
  link: string | null;
}

export function tellCopied(detail: CopiedMessage): void {
  dispatchEvent(new CustomEvent('copied', { detail }));
}
