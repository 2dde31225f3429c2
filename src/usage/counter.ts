/** How often something came, altogether and in a week. */
export interface Count {
  total: number;
  in: (week: string) => number;
}

export function sumOf(counts: readonly Count[]): Count {
  const sum = (of: (count: Count) => number) => counts.reduce((total, count) => total + of(count), 0);
  return { total: sum(({ total }) => total), in: (week) => sum((count) => count.in(week)) };
}

/**
 * Counts what comes most, by week, in bounded memory: when there is too much, the rarest half is forgotten. Whatever
 * came more often than `forgotten` says is still there; its count may lack that many.
 *
 * A column of numbers for each week, a row for each thing: a map for each thing would take ten times the memory.
 */
export class Counter<Key> {
  readonly #limit: number;
  #rows = new Map<Key, number>();
  #totals: Uint32Array;
  #weeks = new Map<string, Uint32Array>();
  /** The most that anything forgotten had been counted; 0 if nothing was. */
  forgotten = 0;

  constructor(limit = 50_000) {
    this.#limit = limit;
    this.#totals = new Uint32Array(limit);
  }

  add(key: Key, week: string): void {
    let row = this.#rows.get(key);
    if (row === undefined) {
      if (this.#rows.size >= this.#limit) this.#forget();
      row = this.#rows.size;
      this.#rows.set(key, row);
    }
    let column = this.#weeks.get(week);
    if (!column) {
      column = new Uint32Array(this.#limit);
      this.#weeks.set(week, column);
    }
    this.#totals[row] = (this.#totals[row] ?? 0) + 1;
    column[row] = (column[row] ?? 0) + 1;
  }

  get(key: Key): Count {
    const row = this.#rows.get(key) ?? -1;
    return { total: this.#totals[row] ?? 0, in: (week) => this.#weeks.get(week)?.[row] ?? 0 };
  }

  /** Most first; equals in the order they came. */
  top(): [Key, Count][] {
    return [...this.#rows.keys()]
      .map((key): [Key, Count] => [key, this.get(key)])
      .sort(([, a], [, b]) => b.total - a.total);
  }

  #forget(): void {
    const total = ([, row]: [Key, number]) => this.#totals[row] ?? 0;
    const rows = [...this.#rows].sort((a, b) => total(b) - total(a));
    const [rarest] = rows.splice(Math.ceil(this.#limit / 2));
    if (rarest) this.forgotten += total(rarest);
    // In the order they came.
    rows.sort(([, a], [, b]) => a - b);
    const keep = (column: Uint32Array) => {
      const left = new Uint32Array(this.#limit);
      left.set(rows.map(([, row]) => column[row] ?? 0));
      return left;
    };
    this.#totals = keep(this.#totals);
    this.#weeks = new Map([...this.#weeks].map(([week, column]) => [week, keep(column)]));
    this.#rows = new Map(rows.map(([key], index) => [key, index]));
  }
}
