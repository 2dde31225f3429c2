import { isSiteUrl, shortUrl } from '../../entry/urls.ts';
import type { Asking, Engine, Hit as EngineHit, Results as EngineResults } from '../../search/engine.ts';
import type { Card } from '../../search/indexed-entry.ts';
import { forgetEngine, loadEngine } from '../../search/pagefind/browser-index.ts';
import { type Filters, IndexUnavailable } from '../../search/pagefind/open-index.ts';
import { base } from '../base.ts';
import { type Lead, leadOf } from '../combinations/lead.ts';
import { loadTable } from '../combinations/load-table.ts';
import { askBuild, askBuildAgain, isOfEarlierBuild, onNewBuild } from '../freshness/build.ts';
import { PageUnread } from '../freshness/read-page.ts';

/** A hit in the words of the interface: ready to show, nothing left to look up. */
export interface Hit extends Card {
  /** The address to open, which marks the words on the page. */
  href: string;
  topicLabel: string;
  /** The words to mark. */
  matched: readonly string[];
  /** Why the entry was found, besides the words marked in the question; `marks` are the words to mark in `text`. */
  why: { label: string; text: string; marks: readonly string[] }[];
}

export interface Results extends Omit<EngineResults, 'hits' | 'probability'> {
  hits: Hit[];
  /** The choices in the table of rules that the question makes; null if that table does not answer the question. */
  lead: Lead | null;
}

/** The part of the results that the list shows. */
export type Listed = Pick<Results, 'hits' | 'isPart' | 'confident'>;

function indexAddress(): string {
  return `${base()}/pagefind/`;
}

/** When the engine began to load, in milliseconds since 1970. */
let loadedAt = Number.POSITIVE_INFINITY;

/** Loads what every search needs while the first words are being typed. A failed load is tried again by the first search. */
export function prepareEngine(): void {
  void askBuild();
  void loadTable();
  currentEngine().catch(() => {});
}

function currentEngine(): Promise<Engine> {
  loadedAt = Math.min(loadedAt, Date.now());
  return loadEngine(indexAddress());
}

/** Calls back when everything that was found has to be asked again: the site has another build than the engine is of. */
export function onOutdated(askAgain: () => void): void {
  onNewBuild(() => {
    if (!isOfEarlierBuild(loadedAt)) return;
    loadedAt = Number.POSITIVE_INFINITY;
    forgetEngine();
    askAgain();
  });
}

/**
 * @param onFirst called with what is known of the answer while more is loaded
 * @throws IndexUnavailable
 * @throws PageUnread if the reader has to sign on again
 */
export async function search(query: string, asking: Asking, onFirst: (results: Results) => void): Promise<Results> {
  // In a panel that is open all day, too, nothing is older than a minute.
  void askBuildAgain();
  let isOver = false;
  try {
    const engine = await currentEngine();
    const view = async (results: EngineResults): Promise<Results> => ({
      ...results,
      hits: results.hits.map((hit) => viewOf(hit, engine.topics)),
      lead: await leadOf(results.question ?? query, results.hits[0]?.card),
    });
    const results = await engine.search(query, asking, async (results) => {
      const first = await view(results);
      if (!isOver) onFirst(first);
    });
    // The first customer's answer is there: the next ones shall wait for no file.
    engine.loadAhead().catch(() => {});
    return await view(results);
  } catch (error) {
    // A deploy may have taken files away. What the network lost is asked for again by the next search.
    const access = error instanceof IndexUnavailable && (await askBuild());
    throw access === 'ended' ? new PageUnread('ended') : error;
  } finally {
    isOver = true;
  }
}

function viewOf({ card, phrase, matched, bySound }: EngineHit, topics: Record<string, string>): Hit {
  // Somebody who can change the index must not be able to lead readers to another site.
  const url = isSiteUrl(card.url) ? card.url : shortUrl(card.number);
  const words = matched.join(' ');
  return {
    ...card,
    url,
    href: `${base()}${url}${words ? `?hl=${encodeURIComponent(words)}` : ''}`,
    topicLabel: topics[card.topic] ?? card.topic,
    matched,
    why: [
      ...(phrase === card.title ? [] : [{ label: '客户常问', text: phrase, marks: matched }]),
      ...(bySound ? [{ label: '按读音找', text: '和这一条读音相近', marks: [] }] : []),
    ],
  };
}

export type { Filters };
export { IndexUnavailable };
