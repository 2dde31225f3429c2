import { readHeader } from '../changes/version.ts';
import type { Entry } from '../entry/entry.ts';
import { isDataFile, isEntryFile, locate } from '../entry/paths.ts';
import { type ContentFile, type Corpus, parseCorpus, parseSiteData } from '../markdown/corpus.ts';

/**
 * The corpus while it is being written. A file that is broken for the moment is replaced by its last good version, so
 * that every page stays up. The gate's problems are shown beside it.
 */
export class LastGood {
  /** Path of a YAML file → its last good text. */
  readonly #data = new Map<string, string>();
  readonly #entries = new Map<string, Entry>();

  read(files: readonly ContentFile[]): Corpus {
    const corpus = parseCorpus(this.#withGoodData(files));
    const entries = new Map(corpus.entries.map((entry) => [entry.path, entry]));
    for (const file of files.filter(({ path }) => isEntryFile(path))) {
      const entry = entries.get(file.path) ?? this.#entries.get(file.path) ?? blankEntry(file);
      this.#entries.set(file.path, entry);
      entries.set(file.path, entry);
    }
    return { ...corpus, entries: [...entries.values()].sort((a, b) => a.number - b.number) };
  }

  #withGoodData(files: readonly ContentFile[]): ContentFile[] {
    const broken = new Set(parseSiteData(files).problems.map(({ path }) => path));
    return files.map((file) => {
      if (!isDataFile(file.path)) return file;
      if (!broken.has(file.path)) this.#data.set(file.path, file.text);
      return { path: file.path, text: this.#data.get(file.path) ?? file.text };
    });
  }
}

/** An empty entry for a file that has never been good, so that a page can say what is wrong. */
function blankEntry(file: ContentFile): Entry {
  const header = readHeader(file);
  const { topic, slug } = locate(file.path);
  return {
    path: file.path,
    topic,
    slug,
    number: header?.number ?? 0,
    title: header?.title ?? slug,
    aliases: [],
    status: 'unpublished',
    reviewed: null,
    validFrom: null,
    validUntil: null,
    verify: [],
    missing: [],
    allow: [],
    related: [],
    blocks: [],
  };
}
