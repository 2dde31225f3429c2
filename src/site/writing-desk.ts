import { nextNumber } from '../entry/draft.ts';
import { saidFolder } from '../entry/said.ts';
import { type ContentFile, parseSiteData } from '../markdown/corpus.ts';
import type { WritingDesk } from '../write/writing-desk.ts';
import { contentDirectory, listContentFiles, readContentFiles } from './content-files.ts';
import { hasPlaceholder, settings } from './settings.ts';
import { takenNames } from './taken-names.ts';

/** The files of content/said/. */
export function saidFiles(): ContentFile[] {
  return readContentFiles().filter(({ path }) => path.startsWith(saidFolder));
}

/** The files of content/ for the page on which entries are written. */
export function writingDesk(): WritingDesk {
  const files = readContentFiles().filter(({ path }) => !path.startsWith(saidFolder));
  return {
    files,
    assets: listContentFiles(),
    number: nextNumber(takenNames(contentDirectory(), files, parseSiteData(files)).numbers),
    hasHost: !hasPlaceholder(),
    repository: settings.repository,
  };
}
