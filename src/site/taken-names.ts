import { entryPath, isEntryFile, toContentPath } from '../entry/paths.ts';
import { numbersInHistory } from '../git/used-numbers.ts';
import type { ContentFile, Corpus } from '../markdown/corpus.ts';
import { readNumber } from '../markdown/entry-number.ts';
import { listContentFiles } from './content-files.ts';

/** What a new entry may not be called: every number that was ever used, and whether an address is taken. */
export function takenNames(
  directory: string,
  files: readonly ContentFile[],
  { site, redirects }: Pick<Corpus, 'site' | 'redirects'>,
) {
  const moved = [...Object.keys(redirects), ...Object.values(redirects)].map(Number).filter(Number.isInteger);
  const written = files.filter(({ path }) => isEntryFile(path)).map(({ text }) => readNumber(text) ?? 0);
  // A topic's own address is that of a file beside its folder.
  const topics = Object.keys(site.topics).map((topic) => toContentPath(`${topic}.md`));
  const taken = new Set([...listContentFiles(directory).map((path) => path.toLowerCase()), ...topics]);
  return {
    numbers: [...written, ...moved, ...numbersInHistory(directory)],
    isTaken: (topic: string, slug: string) =>
      taken.has(entryPath({ topic, slug })) || Object.hasOwn(redirects, `/${topic}/${slug}/`),
  };
}
