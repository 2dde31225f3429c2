import { report } from '../beacon.ts';
import type { Results } from './current-engine.ts';

/** A query whose results are on screen. */
interface Asked {
  query: string;
  results: Results;
  /** Filters left entries out: that nothing fits says little about the knowledge base. */
  isNarrowed: boolean;
  /** Nothing changed for a while, so that somebody may have read the results. */
  hasStood: boolean;
}

/** Once results have stood still, how much longer until the query counts as asked, in milliseconds: nobody types so slowly. */
const meant = 1000;

/**
 * Tells operations what was asked, if they want to know: whole questions, not every beginning of one. So a query waits
 * until it is used (opened, copied), left, replaced by another one that does not just go on with it, or has stood for long.
 */
export class Inquiry {
  #asked: Asked | null = null;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #told = '';

  hold(typed: string, results: Results, isNarrowed: boolean): void {
    const query = typed.trim();
    const before = this.#asked;
    // The same with more filters: the first answer tells more.
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

  /** Something else is asked now, or nothing. While a question is deleted letter by letter, no rest of it was asked. */
  drop(): void {
    clearTimeout(this.#waiting);
    if (this.#asked?.hasStood && !this.#told.startsWith(this.#asked.query)) this.tell();
    this.#asked = null;
  }

  /** It is used, or the page is left: however short it stood, it was meant. */
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
