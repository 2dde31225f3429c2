/** Something counted by week. */
export interface Count {
  total: number;
  weeks: Map<string, number>;
}

/**
 * Counts what comes most, in bounded memory: when there is too much, the rarest half is forgotten. Whatever came more
 * often than `forgotten` says is still there; its count may lack that many.
 */
export class Counter<Key> {
  readonly #limit: number;
  readonly #counts = new Map<Key, Count>();
  /** The most that anything forgotten had been counted; 0 if nothing was. */
  forgotten = 0;

  constructor(limit = 50_000) {
    this.#limit = limit;
  }

  add(key: Key, week: string): void {
    let count = this.#counts.get(key);
    if (!count) {
      if (this.#counts.size >= this.#limit) this.#forget();
      count = { total: 0, weeks: new Map() };
      this.#counts.set(key, count);
    }
    count.total++;
    count.weeks.set(week, (count.weeks.get(week) ?? 0) + 1);
  }

  get(key: Key): Count {
    return this.#counts.get(key) ?? { total: 0, weeks: new Map() };
  }

  /** Most first; equals in the order they came. */
  top(): [Key, Count][] {
    return [...this.#counts].sort(([, a], [, b]) => b.total - a.total);
  }

  #forget(): void {
    const rare = this.top().slice(Math.ceil(this.#limit / 2));
    this.forgotten += rare[0]?.[1].total ?? 0;
    for (const [key] of rare) this.#counts.delete(key);
  }
}
