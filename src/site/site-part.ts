import { readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import type { Entry } from '../entry/entry.ts';
import type { Corpus } from '../markdown/corpus.ts';

/** The part of a site that holds what stands in no topic: home, lists, reports and feeds. */
export const restOfSite = '';

/** The parts in which a site can be built: the pages of each top topic, and the rest. */
export function partsOf(topics: Record<string, unknown>): string[] {
  return [restOfSite, ...Object.keys(topics).filter((id) => !id.includes('/'))];
}

/**
 * Writes what the pages of a part need of a corpus. Pages of a topic show of the entries of other topics what a link shows, and
 * nothing of what search learns from.
 */
export function writePart(part: string, corpus: Corpus, file: string): void {
  const partOf = partFinder(corpus.entries, corpus.site.topics);
  const entries = corpus.entries.map((entry) =>
    partOf(entry.topic) === part ? entry : { ...entry, aliases: [], blocks: [] },
  );
  const vocabulary = { gaps: [], said: [] };
  writeFileSync(file, serialize(part === restOfSite ? corpus : { ...corpus, entries, vocabulary }));
}

/** What `writePart` has written. */
export function readPart(file: string): Corpus {
  return deserialize(readFileSync(file)) as Corpus;
}

/** The part to which an address of the site belongs: short links and histories belong to the topic of their entry. */
export function partFinder(
  entries: readonly Pick<Entry, 'number' | 'topic'>[],
  topics: Record<string, unknown>,
): (pathname: string) => string {
  const parts = new Set(partsOf(topics));
  const topicOf = new Map(entries.map(({ number, topic }) => [number, topic]));
  return (pathname) => {
    const short = /^\/?q\/(\d+)/.exec(pathname)?.[1];
    const place = short === undefined ? pathname : (topicOf.get(Number(short)) ?? '');
    const [top = restOfSite] = place.split('/').filter(Boolean);
    return parts.has(top) ? top : restOfSite;
  };
}
