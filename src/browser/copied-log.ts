import { isSiteUrl } from '../entry/urls.ts';
import type { Copied } from '../usage/beacon-query.ts';

/** A text that was copied: enough to tell what was sent. */
export interface CopiedText {
  number: number;
  title: string;
  /** Where the entry stands, below the site's base. */
  url: string;
  which: Copied;
  /** The branch that the text is for; '' without one. */
  branch: string;
  /** The text with its slots named, so that nothing of a customer stays on the device. */
  text: string;
  /** Milliseconds since 1970. */
  at: number;
}

const key = 'copied';
const kept = 20;

/** The last texts that were copied on this device, newest first. */
export function readCopied(): CopiedText[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(list) ? list.filter(isCopied).slice(0, kept) : [];
  } catch {
    // Forbidden, or garbage.
    return [];
  }
}

export function rememberCopied(texts: readonly CopiedText[]): void {
  try {
    localStorage.setItem(key, JSON.stringify([...texts, ...readCopied()].slice(0, kept)));
  } catch {
    // Storage is full or forbidden. The list is only a convenience.
  }
}

export function forgetCopied(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Storage is forbidden, so there is nothing to forget.
  }
}

function isCopied(value: unknown): value is CopiedText {
  const { number, title, url, text, at, branch } = (value ?? {}) as Record<string, unknown>;
  const words = [title, text, branch].every((part) => typeof part === 'string');
  return Number.isInteger(number) && words && isSiteUrl(url) && typeof at === 'number';
}
