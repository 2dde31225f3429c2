import { report } from '../beacon.ts';
import type { Results } from './current-engine.ts';

/** A query whose results are on screen. */
interface Asked {
  query: string;
  results: Results;
  /** Whether filters left entries out. A search without hits then says little about the knowledge base. */
  isNarrowed: boolean;
  /** Whether the results stood still for a while, so that somebody may have read them. */
  hasStood: boolean;
}

/**
 * How long results that stand still have to stay until the query counts as asked, in milliseconds. Nobody pauses so
 * long while typing.
 */
const meant = 1000;

/**
 * Tells operations what was asked, if they want to know: whole questions, not every beginning of a question. So a query
 * is told once it is used (opened, copied) or left, has stood for long, or is replaced by a query that does not only
 * continue it.
 */
export class Inquiry {
  #asked: Asked | null = null;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #told = '';

  hold(typed: string, results: Results, isNarrowed: boolean): void {
    const query = typed.trim();
    const before = this.#asked;
    // The same query with more filters: the answer without filters tells more.
    if (before?.query === query && !before.isNarrowed) return;
    if (before && !query.includes(before.query)) this.drop();
    clearTimeout(this.#waiting);
    this.#asked = { query, results, isNarrowed, hasStood: false };
  }

  /** The results stand still. */
  stand(): void {
    if (!this.#asked) return;
    this.#asked.hasStood = true;
    // With a filter chosen the same query stands a second time.
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.tell(), meant);
  }

  /** Another query is asked now, or none. While a question is deleted letter by letter, what is left of it was not asked. */
  drop(): void {
    clearTimeout(this.#waiting);
    if (this.#asked?.hasStood && !this.#told.startsWith(this.#asked.query)) this.tell();
    this.#asked = null;
  }

  /** The query is used, or the page is left. However short the query stood, it was a question. */
  tell(): void {
    clearTimeout(this.#waiting);
    if (!this.#asked) return;
    const { query, results, isNarrowed } = this.#asked;
    const { hits, confident, choice } = results;
    this.#asked = null;
    this.#told = query;
    report('search', { query, results: hits.length, confident, first: hits[0]?.number ?? null });
    if (!confident && !choice && !isNarrowed) report('none', { query });
  }
}
