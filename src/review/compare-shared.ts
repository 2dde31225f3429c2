import { cellName, cellsOf, lineOf } from '../entry/combination-cells.ts';
import type { CorpusData } from '../markdown/corpus.ts';

/** What differs in a file that all entries share. */
export interface SharedDifference {
  file: string;
  changes: { what: string; before: string | null; after: string | null }[];
}

/** Row of a file → what the row says; a row that says no more than its name has an empty text. */
type Rows = Map<string, string>;

/** The shared files whose rows the report compares; redirects and the texts of facts have sections of their own. */
const files: [file: string, rowsOf: (data: CorpusData) => Rows][] = [
  ['words.yml', ({ words }) => flatten(words)],
  ['escalations.yml', ({ site }) => flatten(site.escalations)],
  ['topics.yml', ({ site }) => flatten(site.topics)],
  [
    'facts.yml',
    ({ site }) => new Map(Object.entries(site.facts).map(([id, { words }]) => [`${id} words`, words.join('、')])),
  ],
  ['gaps.yml', ({ vocabulary }) => flatten(Object.fromEntries(vocabulary.gaps.map((gap) => [gap.about, gap])))],
  ['slots.yml', ({ slots }) => flatten(slots)],
  ['pins.yml', ({ pins }) => flatten(pins)],
  [
    'combinations.yml',
    ({ combinations }) =>
      new Map(
        (combinations?.rows ?? []).flatMap((row) =>
          cellsOf(row).map((cell): [string, string] => [cellName(cell), `${lineOf(row)} · 话术：${row.reply ?? '无'}`]),
        ),
      ),
  ],
  ['source.yml', ({ source }) => flatten(source)],
  ['notices/', ({ notices }) => flatten(Object.fromEntries(notices.map((notice) => [notice.id, notice])))],
  [
    'said/',
    ({ vocabulary }) =>
      new Map(vocabulary.said.map(({ path, text }) => [`${path.slice('content/said/'.length)}「${text}」`, ''])),
  ],
];

/** The rows of shared files that a change adds, takes away or words otherwise, file by file. */
export function compareShared(base: CorpusData, head: CorpusData): SharedDifference[] {
  return files.flatMap(([file, rowsOf]) => {
    const [old, now] = [rowsOf(base), rowsOf(head)];
    const changes = [...new Set([...old.keys(), ...now.keys()])]
      .map((what) => ({ what, before: old.get(what) ?? null, after: now.get(what) ?? null }))
      .filter(({ before, after }) => before !== after);
    return changes.length > 0 ? [{ file, changes }] : [];
  });
}

/** Each text of a table by the keys that lead to it; the texts of a list are rows of their own. */
function flatten(value: unknown, keys: readonly string[] = []): Rows {
  if (value === null || value === undefined || value === '') return new Map();
  if (Array.isArray(value))
    return new Map(
      value.flatMap((item): [string, string][] =>
        typeof item === 'object' && item !== null
          ? [...flatten(item, [...keys, String(item.label ?? '')])]
          : [[`${keys.join(' ')}「${item}」`.trim(), '']],
      ),
    );
  if (typeof value === 'object')
    return new Map(Object.entries(value).flatMap(([key, inner]) => [...flatten(inner, [...keys, key])]));
  return new Map([[keys.join(' '), String(value)]]);
}
