import { leavesOf } from '../entry/entry.ts';
import { countReferences } from '../entry/fact-references.ts';
import { dataFiles } from '../entry/paths.ts';
import { escalationsSchema, type Facts } from '../entry/site-data.ts';
import type { ContentFile, Corpus } from '../markdown/corpus.ts';
import { normalLines } from '../markdown/source.ts';
import { parseYaml } from '../markdown/yaml.ts';

/** A state of content/: the files and what they say. */
export interface Side {
  files: readonly ContentFile[];
  corpus: Corpus;
}

/** A fact with another value, and the entries that refer to the fact. */
export interface FactDifference {
  id: string;
  before: Facts[string] | null;
  after: Facts[string] | null;
  /** Numbers of the entries that use the fact; for a removed fact, the entries that used the fact before. */
  reached: number[];
}

/** Facts that were added, removed or given another text or meaning. */
export function compareFacts(base: Side, head: Side): FactDifference[] {
  const [old, now] = [base.corpus.site.facts, head.corpus.site.facts];
  const ids = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return ids.flatMap((id) => {
    const [before, after] = [old[id] ?? null, now[id] ?? null];
    if (before?.text === after?.text && before?.meaning === after?.meaning) return [];
    return { id, before, after, reached: usersOf(id, after ? head : base) };
  });
}

/** Numbers of the entries that use a fact, in their own text or through an escalation route. */
function usersOf(id: string, { files, corpus }: Side): number[] {
  const mentions = (text: string) => countReferences(text, id) > 0;
  const file = files.find(({ path }) => path === dataFiles.escalations);
  const { data } = parseYaml(normalLines(file?.text ?? ''), escalationsSchema);
  const routes = new Set(
    Object.entries(data ?? {}).flatMap(([name, route]) => (mentions(JSON.stringify(route)) ? [name] : [])),
  );
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return corpus.entries
    .filter(
      (entry) =>
        mentions(texts.get(entry.path) ?? '') || leavesOf(entry, 'escalation').some(({ route }) => routes.has(route)),
    )
    .map(({ number }) => number);
}
