import type { ContentFile } from './content-file.ts';

/** A file of content/ as it shall be; null: it goes. */
export interface Change {
  path: string;
  text: string | null;
}

/** All files as they are once the changes are made. */
export function withChanges(files: readonly ContentFile[], changes: readonly Change[]): ContentFile[] {
  const changed = new Set(changes.map(({ path }) => path));
  return [
    ...files.filter(({ path }) => !changed.has(path)),
    ...changes.flatMap(({ path, text }) => (text === null ? [] : { path, text })),
  ];
}
