import type { Judged, Report } from '../../src/search/evaluate.ts';
import type { Typed } from './interfaces.ts';
import { judge } from './judge.ts';
import { type SearchCost, type Traffic, typeAll, visitCold } from './measure.ts';
import { median, sampleQueries, sentences } from './queries.ts';
import type { Subject } from './subject.ts';

/** Everything about the search of one site; times are milliseconds from the keystroke to the first result. */
export interface SearchFigures {
  quality: Report;
  traffic: SearchTraffic;
  sentenceTraffic: SearchTraffic;
  /** For a query asked before on the same page … */
  warm: Times & { last: number };
  /** … for one that was not, after others; what it needs of the index has to be fetched. */
  fresh: { sample: Times; sentence: Times };
  /** … in a browser that has seen nothing yet. */
  cold: number;
  /** How many of the sample found nothing; their time is that of the message. */
  nothing: number;
}

/** Medians from opening search. */
interface SearchTraffic {
  toFirst: Traffic;
  settled: Traffic;
}

interface Times {
  median: number;
  slowest: number;
}

const rounds = 3;

/** Loads the engine before queries are timed. */
const opening = '会员';

/** @param judged what quality is judged by; traffic and time are those of our sample queries */
export async function measureSearch(subject: Subject, judged: readonly Judged[]): Promise<SearchFigures> {
  const [sample, sentenceSample] = [sampleQueries(), sentences()];
  const ask = (queries: readonly string[]) => typeAll(subject, queries);
  const askCold = async (queries: readonly string[]) => {
    const costs: SearchCost[] = [];
    for (const query of queries) costs.push(await visitCold(subject, query));
    return costs;
  };
  const everything = [opening, ...sample, ...sentenceSample];
  // Once for nothing: the server compresses on the first request, which must not be in anybody's time.
  await ask(everything);
  const [, ...fresh] = await ask(everything);
  const warm = (await ask(Array.from({ length: rounds + 1 }, () => sample).flat())).slice(sample.length);
  const [costs, sentenceCosts] = [await askCold(sample), await askCold(sentenceSample)];
  return {
    quality: await judge(subject, judged),
    traffic: trafficOf(costs),
    sentenceTraffic: trafficOf(sentenceCosts),
    warm: { ...firstsOf(warm), last: median(warm.map(({ last }) => last)) },
    fresh: { sample: firstsOf(fresh.slice(0, sample.length)), sentence: firstsOf(fresh.slice(sample.length)) },
    cold: median(costs.map(({ cold }) => cold)),
    nothing: warm.slice(0, sample.length).filter(({ found }) => found.length === 0).length,
  };
}

function firstsOf(typed: readonly Typed[]): Times {
  const firsts = typed.map(({ first }) => first);
  return { median: median(firsts), slowest: Math.max(...firsts) };
}

function trafficOf(costs: readonly SearchCost[]): SearchTraffic {
  const middle = (until: 'toFirst' | 'settled'): Traffic => ({
    bytes: median(costs.map((cost) => cost[until].bytes)),
    requests: median(costs.map((cost) => cost[until].requests)),
  });
  return { toFirst: middle('toFirst'), settled: middle('settled') };
}
