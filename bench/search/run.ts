import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { entryUrl } from '../../src/entry/urls.ts';
import { type Judged, type Measures, summarize } from '../../src/search/evaluate.ts';
import { openBuiltIndex } from '../../src/search/node-index.ts';
import { median } from './figures.ts';
import { interfaces, type SiteName, type Typed } from './interfaces.ts';
import { type Cost, typeAll, visitCold, visitWarm } from './measure.ts';
import { type Served, serve } from './serve.ts';
import type { Pair } from './sites.ts';

export interface Questions {
  judged: readonly Judged[];
  /** For bytes and time. */
  sample: readonly string[];
  sentences: readonly string[];
}

export interface Figures {
  site: SiteName;
  size: number;
  quality: Measures;
  /** Bytes to the first result, and until all has settled. */
  bytes: { toFirst: number; settled: number };
  sentenceBytes: { toFirst: number; settled: number };
  /** Milliseconds from keystroke to the first result, for a query asked before on the same page … */
  warm: Times & { last: number };
  /** … for one that was not, after others; what it needs of the index has to be fetched. */
  fresh: { sample: Times; sentence: Times };
  /** … in a browser that has seen nothing yet. */
  cold: number;
  /** How many of the sample found nothing; their time is that of the message. */
  nothing: number;
}

interface Times {
  median: number;
  slowest: number;
}

const rounds = 3;

/** Loads the engine before queries are timed. */
const opening = '会员';

/** Everything about one site, in the browser. */
export async function measureSite(
  browser: Browser,
  name: SiteName,
  { corpus, size, ...folders }: Pair,
  { judged, sample, sentences }: Questions,
): Promise<Figures> {
  const site = interfaces[name];
  const served = await serve(folders[name]);
  const [entry] = corpus.entries;
  if (!entry) throw new Error('an empty corpus');
  const at = entryUrl(entry);
  try {
    const cold = async (queries: readonly string[]) => {
      const costs: Cost[] = [];
      for (const query of queries) costs.push(await visitCold(browser, served, site, at, query));
      return costs;
    };
    const everything = { at, queries: [opening, ...sample, ...sentences] };
    // Once for nothing: the server compresses on the first request, which must not be in anybody's time.
    await typeAll(browser, served, site, everything);
    const [, ...fresh] = await typeAll(browser, served, site, everything);
    const typed = await visitWarm(browser, served, site, { at, queries: sample, rounds });
    const costs = await cold(sample);
    const sentenceCosts = await cold(sentences);
    return {
      site: name,
      size,
      quality: await qualityOf(browser, served, name, { folders, at, judged, corpus }),
      bytes: bytesOf(costs),
      sentenceBytes: bytesOf(sentenceCosts),
      warm: { ...firstsOf(typed), last: median(typed.map(({ last }) => last)) },
      fresh: { sample: firstsOf(fresh.slice(0, sample.length)), sentence: firstsOf(fresh.slice(sample.length)) },
      cold: median(costs.map(({ cold }) => cold)),
      nothing: typed.slice(0, sample.length).filter(({ found }) => found.length === 0).length,
    };
  } finally {
    served.close();
  }
}

function firstsOf(typed: readonly Typed[]): Times {
  const firsts = typed.map(({ first }) => first);
  return { median: median(firsts), slowest: Math.max(...firsts) };
}

function bytesOf(costs: readonly Cost[]): { toFirst: number; settled: number } {
  return { toFirst: median(costs.map(({ toFirst }) => toFirst)), settled: median(costs.map(({ settled }) => settled)) };
}

interface Subject extends Pick<Pair, 'corpus'> {
  folders: Pick<Pair, SiteName>;
  at: string;
  judged: readonly Judged[];
}

/**
 * Starlight's figures come through its own interface. Ours come from the engine on the built index, after ten queries
 * have shown that the list on screen is the same.
 *
 * @throws if it is not
 */
async function qualityOf(
  browser: Browser,
  served: Served,
  name: SiteName,
  { corpus, folders, at, judged }: Subject,
): Promise<Measures> {
  const numbers = new Map(corpus.entries.map((entry) => [entryUrl(entry), entry.number]));
  const toNumbers = ({ found }: Typed) =>
    found.map((text) =>
      text.startsWith('#') ? Number(text.slice(1)) : (numbers.get(text.replace(/[?#].*/, '')) ?? 0),
    );
  const inBrowser = async (queries: readonly Judged[]) => {
    const typed = await typeAll(browser, served, interfaces[name], { at, queries: queries.map(({ q }) => q) });
    return typed.map(toNumbers);
  };
  if (name === 'starlight') {
    const found = await inBrowser(judged);
    return summarize(judged.map((row, index) => ({ ...row, found: found[index] ?? [], confident: true })));
  }
  const engine = await openBuiltIndex(join(folders.ours, 'pagefind'));
  const found: number[][] = [];
  for (const { q } of judged) found.push((await engine.search(q)).hits.map(({ card }) => card.number));
  const onScreen = await inBrowser(judged.slice(0, 10));
  for (const [index, shown] of onScreen.entries())
    if (shown.join() !== found[index]?.join())
      throw new Error(`${judged[index]?.q}: ${shown} on screen, ${found[index]} found`);
  return summarize(judged.map((row, index) => ({ ...row, found: found[index] ?? [], confident: true })));
}
