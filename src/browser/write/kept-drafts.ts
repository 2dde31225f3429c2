import type { EntryForm } from '../../write/entry-form.ts';

/** Entries that somebody is writing on this device, until they are handed in. */

export interface KeptDraft {
  form: EntryForm;
  /** The file when writing began; '' for a new entry. */
  source: string;
}

const key = (number: number | null) => `write:${number ?? 'new'}`;

/** @param number of the entry that is edited; null for a new one */
export function readDraft(number: number | null): KeptDraft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key(number)) ?? 'null') as Partial<KeptDraft> | null;
    return kept && typeof kept.source === 'string' && Array.isArray(kept.form?.blocks) ? (kept as KeptDraft) : null;
  } catch {
    // Forbidden, or garbage.
    return null;
  }
}

/** Whether the device keeps it. */
export function keepDraft(number: number | null, draft: KeptDraft): boolean {
  try {
    localStorage.setItem(key(number), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function forgetDraft(number: number | null): void {
  try {
    localStorage.removeItem(key(number));
  } catch {
    // Nothing was kept either.
  }
}
