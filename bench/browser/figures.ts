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
  /** Times of a query that was asked before on the same page. */
  warm: Times & { last: number };
  /** Times of a new query after others, for which parts of the index have to be fetched. */
  fresh: { sample: Times; sentence: Times };
  /** Time of the first query in a browser that has loaded nothing of the site. */
  cold: number;
  /** How many queries of the sample found nothing. Their time ends with the message that says so. */
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

/** @param judged the queries that quality is judged by; traffic and times come from our sample queries */
export async function measureSearch(subject: Subject, judged: readonly Judged[]): Promise<SearchFigures> {
  const [sample, sentenceSample] = [sampleQueries(), sentences()];
  const ask = (queries: readonly string[]) => typeAll(subject, queries);
  const askCold = async (queries: readonly string[]) => {
    const costs: SearchCost[] = [];
    for (const query of queries) costs.push(await visitCold(subject, query));
    return costs;
  };
  const everything = [opening, ...sample, ...sentenceSample];
  // This first visit is not measured, because the server compresses files on the first request.
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
