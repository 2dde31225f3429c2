import { type CustomerText, customerKinds } from '../entry/customer-texts.ts';
import type { Entry } from '../entry/entry.ts';
import { memo } from '../entry/memo.ts';
import { noticeIdOf } from '../entry/notices.ts';
import { isEntryFile } from '../entry/paths.ts';
import type { Place, SourceLine } from '../entry/problem.ts';
import { parseEntry } from '../markdown/parse-entry.ts';
import { fold, toReadable } from './readable.ts';
import type { CheckedCorpus } from './rule.ts';
import { toDataDocument, toDocument } from './source-document.ts';

/** A sentence that a change brings: it stood in no reply before, nor in any other entry. */
export interface FreshSentence<S = CustomerText> {
  source: S;
  text: string;
  at: (index: number) => Place;
}

/** The sentences that a change brings to texts for customers; none where there is no base to compare with. */
export const freshSentences = memo((corpus: CheckedCorpus): FreshSentence[] => {
  const { base, customerTexts } = corpus;
  if (!base) return [];
  const texts = customerTexts.filter(({ kind }) => kind !== 'fact' && customerKinds[kind].isSent);
  const isChanged = ({ path }: CustomerText) => base.changed.has(path);
  const known = new Set(
    [...texts.filter((text) => !isChanged(text)), ...base.customerTexts].flatMap(sentencesIn).map(({ text }) => text),
  );
  return texts
    .filter(isChanged)
    .flatMap(sentencesIn)
    .filter(({ text }) => !known.has(text));
});

/** What agents are told: internal notes, and notices that every agent has to read. */
interface Note {
  path: string;
  lines: readonly SourceLine[];
  entry: Entry | null;
}

/** The sentences that a change brings to what agents are told: what they are told, they tell customers. */
export const freshNotes = memo(({ base, entries, notices, site, textOf }: CheckedCorpus): FreshSentence<Note>[] => {
  if (!base) return [];
  const notesOf = (path: string, text: string, entry: Entry | null): Note[] => {
    const { passages } = isEntryFile(path)
      ? toDocument({ path, text, tree: parseEntry(path, text, site).tree, entry })
      : toDataDocument(path, text);
    return passages.filter(({ kind }) => kind === 'internal').map(({ lines }) => ({ path, lines, entry }));
  };
  const byPath = new Map(entries.map(({ entry }) => [entry.path, entry]));
  const changed = [...base.changed].filter(
    (path) => byPath.has(path) || notices.some(({ id }) => noticeIdOf(path) === id),
  );
  const before = [...base.entries.values()].flatMap(({ path, text, entry }) => notesOf(path, text, entry));
  const told = base.notices.flatMap(({ title, text }) =>
    `${title}\n${text}`
      .split('\n')
      .map(fold)
      .join('\n')
      .split(/[。!?;\n|]/),
  );
  const known = new Set([...before.flatMap(sentencesIn).map(({ text }) => text), ...told]);
  return changed
    .flatMap((path) => notesOf(path, textOf(path), byPath.get(path) ?? null))
    .flatMap(sentencesIn)
    .filter(({ text }) => !known.has(text));
});

function sentencesIn<S extends Pick<Note, 'lines'>>(source: S): FreshSentence<S>[] {
  const { text: whole, at } = toReadable(source.lines);
  return [...whole.matchAll(/[^。!?;\n|]+/g)].map(({ 0: text, index: start }) => ({
    source,
    text: text.replace(/^您好,?/, (greeting) => ' '.repeat(greeting.length)),
    at: (index) => at(start + index),
  }));
}
