import type { EntryForm } from '../../write/entry-form.ts';
import { fromBase64, toBase64 } from '../../write/form-pictures.ts';
import type { Sheet } from './import-sheet.ts';
import type { KeptJob } from './jobs-view.ts';

/** Entries that somebody is writing on this device, until they are handed in. */

export interface KeptDraft {
  form: EntryForm;
  /** The file when writing began, and its form; '' and none for a new entry. */
  source: string;
  begun?: EntryForm | undefined;
  /** A job that was begun. */
  job?: KeptJob | null;
}

const key = (number: number | null) => `write:${number ?? 'new'}`;

/** @param number of the entry that is edited; null for a new one */
export function readDraft(number: number | null): KeptDraft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key(number)) ?? 'null') as Partial<KeptDraft> | null;
    if (!kept || typeof kept.source !== 'string' || !Array.isArray(kept.form?.blocks)) return null;
    // Drafts of earlier versions of the page lack the newer fields.
    return {
      ...kept,
      form: { ...kept.form, gap: kept.form.gap ?? '', pictures: kept.form.pictures ?? [] },
    } as KeptDraft;
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

/** The sheet that was picked on the page of a new entry. It is read again, because others may have changed what it is about. */
export type KeptSheet = Omit<Sheet, 'number'>;

const sheetKey = `${key(null)}:sheet`;

/** Whether the device keeps it; an earlier one is gone in any case. */
export function keepSheet({ name, bytes, topic }: KeptSheet): boolean {
  try {
    localStorage.removeItem(sheetKey);
    localStorage.setItem(sheetKey, JSON.stringify({ name, topic, base64: toBase64(bytes) }));
    return true;
  } catch {
    return false;
  }
}

export function readSheet(): KeptSheet | null {
  try {
    const { name, topic, base64 } = JSON.parse(localStorage.getItem(sheetKey) ?? '');
    return { name: String(name), topic: String(topic), bytes: fromBase64(base64) };
  } catch {
    // None, forbidden, or garbage.
    return null;
  }
}

/** With the draft of a new entry the sheet is forgotten, too. */
export function forgetDraft(number: number | null): void {
  try {
    localStorage.removeItem(key(number));
    if (number === null) localStorage.removeItem(sheetKey);
  } catch {
    // Nothing was kept either.
  }
}
