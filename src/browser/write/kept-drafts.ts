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

const prefix = 'write:';

/** What of the draft this page has read or written last. */
let known: string | null = null;

/** The name of a new entry's draft: the one that was asked for, or another one, since several may be begun in several tabs. */
export function newDraftName(asked: string | null): string {
  return isNewDraft(asked) ? asked : `new-${crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36)}`;
}

function isNewDraft(name: string | null): name is string {
  return /^new(-[a-z\d]+)?$/.test(name ?? '');
}

/** @param name the number of the entry that is edited, or the name of a new one */
export function readDraft(name: string): KeptDraft | null {
  try {
    known = localStorage.getItem(prefix + name);
    return parseDraft(known);
  } catch {
    // Forbidden.
    return null;
  }
}

/** New entries that were begun on this device and not handed in, by name. */
export function newDrafts(): { name: string; title: string }[] {
  try {
    return Object.keys(localStorage).flatMap((key) => {
      const name = key.startsWith(prefix) ? key.slice(prefix.length) : null;
      const draft = isNewDraft(name) ? parseDraft(localStorage.getItem(key)) : null;
      return isNewDraft(name) && draft ? { name, title: draft.form.title } : [];
    });
  } catch {
    return [];
  }
}

function parseDraft(text: string | null): KeptDraft | null {
  try {
    const kept = JSON.parse(text ?? 'null') as Partial<KeptDraft> | null;
    if (!kept || typeof kept.source !== 'string' || !Array.isArray(kept.form?.blocks)) return null;
    // Drafts of earlier versions of the page lack the newer fields.
    return {
      ...kept,
      form: { ...kept.form, gap: kept.form.gap ?? '', pictures: kept.form.pictures ?? [] },
    } as KeptDraft;
  } catch {
    return null;
  }
}

/** Keeps a draft. @returns why the device does not, in words for whoever writes; null if it does */
export function keepDraft(name: string, draft: KeptDraft): string | null {
  try {
    const kept = localStorage.getItem(prefix + name);
    if (kept !== null && kept !== known)
      return '另一个标签页也在写这份草稿，这里改的没有记下；请在那边接着写，或者在这里交出去';
    const text = JSON.stringify(draft);
    localStorage.setItem(prefix + name, text);
    known = text;
    return null;
  } catch {
    return '浏览器不让记录草稿，刷新或关掉这一页会丢';
  }
}

/** The sheet that was picked in this tab. It is read again, because others may have changed what it is about. */
export type KeptSheet = Omit<Sheet, 'number'>;

const sheetKey = 'write:sheet';

/** Whether the tab keeps it; an earlier one is gone in any case. */
export function keepSheet({ name, bytes, topic }: KeptSheet): boolean {
  try {
    sessionStorage.removeItem(sheetKey);
    sessionStorage.setItem(sheetKey, JSON.stringify({ name, topic, base64: toBase64(bytes) }));
    return true;
  } catch {
    return false;
  }
}

export function readSheet(): KeptSheet | null {
  try {
    const { name, topic, base64 } = JSON.parse(sessionStorage.getItem(sheetKey) ?? '');
    return { name: String(name), topic: String(topic), bytes: fromBase64(base64) };
  } catch {
    // None, forbidden, or garbage.
    return null;
  }
}

export function forgetSheet(): void {
  forget(() => sessionStorage.removeItem(sheetKey));
}

export function forgetDraft(name: string): void {
  known = null;
  forget(() => localStorage.removeItem(prefix + name));
}

function forget(remove: () => void): void {
  try {
    remove();
  } catch {
    // Nothing was kept either.
  }
}
