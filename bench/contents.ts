import { join } from 'node:path';
import { type ContentFile, type Corpus, parseCorpus } from '../src/markdown/corpus.ts';
import { readContentFiles } from '../src/site/content-files.ts';
import { synthesize, writeCorpus } from './synthetic.ts';

/** A corpus to build sites of. */
export interface Content {
  corpus: Corpus;
  size: number;
  /** The folder of the files: content/ itself, or a folder for this corpus alone. */
  folder: string;
}

/** What stands in content/. */
export function realContent(): Content {
  const corpus = parseCorpus(readContentFiles('content'));
  return { corpus, size: corpus.entries.length, folder: 'content' };
}

/** Makes a synthetic corpus of that many entries; reads it when it is asked for. */
export function syntheticCorpus(size: number): () => Corpus {
  const made = synthesizeFiles(size);
  return () => parseCorpus(made);
}

/** A synthetic corpus of that many entries, written below a folder. */
export function syntheticContent(size: number, folder: string): Content {
  const made = synthesizeFiles(size);
  const target = join(folder, `content-${size}`);
  writeCorpus(made, target);
  return { corpus: parseCorpus(made), size, folder: target };
}

function synthesizeFiles(size: number): ContentFile[] {
  const files = readContentFiles('content');
  // What customers said belongs to the real entries; the synthetic ones have the same numbers.
  const data = files.filter(({ path }) => path.endsWith('.yml') && !/^content\/said\/\d/.test(path));
  return synthesize(parseCorpus(files), data, size);
}
