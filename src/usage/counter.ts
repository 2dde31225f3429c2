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
 * The average number of characters that the keys of a counter may have. A question has about 15, and a beacon holds 100
 * at most.
 */
const averageLength = 30;

/**
 * Counts keys by week in bounded memory: when there are too many keys, the rarest half is forgotten. A key that came
 * more often than `forgotten` is still there. Its count may be too small by up to `forgotten`.
 *
 * Each week is a column of numbers and each key a row, because a map for each key would take ten times the memory.
 */
export class Counter<Key extends string | number> {
  readonly #limit: number;
  #rows = new Map<Key, number>();
  /** The number of characters of all keys together. */
  #characters = 0;
  #totals: Column = noRows;
  #weeks = new Map<string, Column>();
  /** No key that was forgotten had a higher count than this; 0 if none was forgotten. */
  forgotten = 0;

  constructor(limit = 50_000) {
    this.#limit = limit;
  }

  add(key: Key, week: string): void {
    let row = this.#rows.get(key);
    if (row === undefined) {
      if (this.#isFull()) this.#forget();
      row = this.#rows.size;
      this.#rows.set(key, row);
      this.#characters += lengthOf(key);
      this.#totals = withRoom(this.#totals, row);
    }
    let column = this.#weeks.get(week) ?? noRows;
    if (row >= column.length) {
      column = withRoom(column, row);
      this.#weeks.set(week, column);
    }
    this.#totals[row] = (this.#totals[row] ?? 0) + 1;
    column[row] = (column[row] ?? 0) + 1;
  }

  get(key: Key): Count {
    const row = this.#rows.get(key);
    if (row === undefined) return never;
    return { total: this.#totals[row] ?? 0, in: (week) => this.#weeks.get(week)?.[row] ?? 0 };
  }

  /** All keys, the highest count first; keys of equal count in the order in which they came. */
  top(): [Key, Count][] {
    return [...this.#rows.keys()]
      .map((key): [Key, Count] => [key, this.get(key)])
      .sort(([, a], [, b]) => b.total - a.total);
  }

  #isFull(): boolean {
    return this.#rows.size >= this.#limit || this.#characters >= this.#limit * averageLength;
  }

  #forget(): void {
    const total = ([, row]: [Key, number]) => this.#totals[row] ?? 0;
    const rows = [...this.#rows].sort((a, b) => total(b) - total(a));
    const [rarest] = rows.splice(this.#half(rows));
    if (rarest) this.forgotten += total(rarest);
    // Back into the order in which the keys came.
    rows.sort(([, a], [, b]) => a - b);
    const keep = (column: Column) => Uint32Array.from(rows, ([, row]) => column[row] ?? 0);
    this.#totals = keep(this.#totals);
    this.#weeks = new Map([...this.#weeks].map(([week, column]) => [week, keep(column)]));
    this.#rows = new Map(rows.map(([key], index) => [key, index]));
    this.#characters = rows.reduce((sum, [key]) => sum + lengthOf(key), 0);
  }

  /** How many of the first rows fill half of the room. */
  #half(rows: readonly [Key, number][]): number {
    const most = Math.ceil(this.#limit / 2);
    let characters = 0;
    for (const [index, [key]] of rows.slice(0, most).entries()) {
      characters += lengthOf(key);
      if (characters > most * averageLength) return index;
    }
    return most;
  }
}

/**
 * The count of every key that a counter has never seen. One object serves all: a forged log may name many entries, each
 * known to a single counter.
 */
const never: Count = { total: 0, in: () => 0 };

type Column = Uint32Array<ArrayBuffer>;

const noRows: Column = new Uint32Array(0);

/** The column, made longer if the row is beyond its end. Columns grow as needed, because most weeks have few of the keys. */
function withRoom(column: Column, row: number): Column {
  if (row < column.length) return column;
  const larger = new Uint32Array(Math.max(64, 2 * column.length, row + 1));
  larger.set(column);
  return larger;
}

function lengthOf(key: string | number): number {
  return typeof key === 'string' ? key.length : 1;
}
