import { noticeIdOf } from '../entry/notices.ts';
import { dataFiles } from '../entry/paths.ts';
import type { ContentFile, Corpus, CorpusData } from '../markdown/corpus.ts';
import { parseCorpus } from '../markdown/corpus.ts';
import type { ParsedEntry, ParsedIntroduction } from '../markdown/parse-entry.ts';
import { type Document, toDataDocument, toDocument } from './source-document.ts';

/** Data files whose texts people read, or that lead people somewhere. The other files are lists of words for programs. */
const readFiles: ReadonlySet<string> = new Set([
  dataFiles.topics,
  dataFiles.escalations,
  dataFiles.facts,
  dataFiles.redirects,
  dataFiles.gaps,
  dataFiles.slots,
]);

export type VisitDocument = (
  document: Document,
  data: CorpusData,
  parsed: ParsedEntry | ParsedIntroduction | null,
) => void;

/** Parses all files, and shows each as rules see it: first Markdown, then data. */
export function eachDocument(files: readonly ContentFile[], visit: VisitDocument): Corpus {
  const corpus = parseCorpus(files, (parsed, text, data) => {
    const entry = 'entry' in parsed ? parsed.entry : null;
    visit(toDocument({ path: parsed.path, text, tree: parsed.tree, entry }), data, parsed);
  });
  for (const { path, text, problem } of files)
    if ((readFiles.has(path) || noticeIdOf(path) !== null) && !problem) visit(toDataDocument(path, text), corpus, null);
  return corpus;
}
