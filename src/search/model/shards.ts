import { type FeatureWeights, rarityStep, type Weights } from './train.ts';

/**
 * The weights of the classifier as files. A query needs the weights of its own features only, so the weights are spread
 * over small files by the first unit of a feature. 会, 会员 and 会员怎 are in one file, and a sentence of ten characters
 * loads about ten files. In a large corpus some units begin so many features that one file would be too much for a query:
 * of these, the second unit takes part in the choice of the file.
 *
 * A file is a list of features. A feature has: length of its name in bytes, name (UTF-8), rarity (a byte, ×
 * `rarityStep`), number of classes, and then its classes. A class has: distance from the class before, weight (a signed
 * byte, × the table's `step`). Numbers that may pass 127 are in groups of seven bits, lowest first (LEB128).
 */
export interface ShardTable extends Layout {
  /** What a weight of 1 in a file stands for. */
  step: number;
  unseen: number;
}

/** Which file holds which feature. */
export interface Layout {
  /** How many files there are. */
  count: number;
  /** The first units whose features are spread by their second unit, too. */
  wide: string[];
}

/** Smaller weights are left out: the judged figures are the same without them, and the files are a quarter smaller. */
const leastWeight = 0.12;
/** Bytes of a file before compression, about. */
const fileSize = 6_000;
/** A unit is wide if its features have more bytes. Each file costs a browser 2 to 3 ms, so only a few units are. */
const wideFrom = 20_000;

export function packShards({ features, unseen }: Weights): { table: ShardTable; files: Uint8Array[] } {
  const rows = [...features].map(([name, row]): [string, FeatureWeights] => [name, withoutSmall(row)]);
  const kept = rows.filter(([, { classes }]) => classes.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  let strongest = 0;
  for (const [, { weights }] of kept) for (const weight of weights) strongest = Math.max(strongest, Math.abs(weight));
  const step = strongest / 127;
  const packed = kept.map(([name, row]): [string, Uint8Array] => [name, packFeature(name, row, step)]);
  const layout = layoutOf(packed);
  const groups: Uint8Array[][] = Array.from({ length: layout.count }, () => []);
  for (const [name, bytes] of packed) groups[shardOf(name, layout)]?.push(bytes);
  return { table: { ...layout, step, unseen }, files: groups.map(joined) };
}

/** How many files there are to be, and the wide units, by the packed features. */
export function layoutOf(packed: readonly [name: string, bytes: Uint8Array][]): Layout {
  const sizes = new Map<string, number>();
  let total = 0;
  for (const [name, { length }] of packed) {
    const [first = ''] = unitsIn(name);
    sizes.set(first, (sizes.get(first) ?? 0) + length);
    total += length;
  }
  const wide = [...sizes].filter(([, size]) => size > wideFrom).map(([unit]) => unit);
  return { count: Math.max(1, Math.ceil(total / fileSize)), wide };
}

function withoutSmall({ rarity, classes, weights }: FeatureWeights): FeatureWeights {
  const keeps = weights.map((weight) => Math.abs(weight) >= leastWeight);
  return { rarity, classes: classes.filter((_, at) => keeps[at]), weights: weights.filter((_, at) => keeps[at]) };
}

/** The number of the file that holds a feature. */
export function shardOf(feature: string, { count, wide }: Layout): number {
  const [first = '', second = ''] = unitsIn(feature);
  return hash(wide.includes(first) ? first + second : first) % count;
}

function unitsIn(feature: string): string[] {
  return feature.match(/[a-z]+|[\d.]+|[^ ]/gu) ?? [];
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value;
}

function packFeature(name: string, { rarity, classes, weights }: FeatureWeights, step: number): Uint8Array {
  const encoded = new TextEncoder().encode(name);
  const bytes = [encoded.length, ...encoded, Math.min(255, Math.round(rarity / rarityStep)), ...varint(classes.length)];
  classes.forEach((index, at) => {
    bytes.push(...varint(index - (classes[at - 1] ?? 0)), Math.round((weights[at] ?? 0) / step) & 0xff);
  });
  return Uint8Array.from(bytes);
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

/** Feature → its weights. */
export interface Shard {
  get(feature: string): FeatureWeights | undefined;
}

/**
 * Reads a file of weights. Features are decoded when they are asked for: unpacked, all files of a corpus take some twenty times
 * their size, which a tab that stays open all day would keep.
 */
export function openShard(bytes: Uint8Array, { step }: Pick<ShardTable, 'step'>): Shard {
  return {
    get(feature) {
      const name = new TextEncoder().encode(feature);
      for (let at = 0; at < bytes.length; ) {
        const length = bytes[at] ?? 0;
        const row = at + 1 + length;
        if (isAt(bytes, at + 1, length, name)) return readRow(bytes, row, step);
        at = endOfRow(bytes, row);
      }
      return undefined;
    },
  };
}

function isAt(bytes: Uint8Array, start: number, length: number, name: Uint8Array): boolean {
  return length === name.length && name.every((byte, index) => bytes[start + index] === byte);
}

/** A varint → its value and where it ends. */
function readVarint(bytes: Uint8Array, start: number): [value: number, end: number] {
  let value = 0;
  let scale = 1;
  for (let at = start; ; at++) {
    const byte = bytes[at] ?? 0;
    value += (byte & 127) * scale;
    if (byte < 128) return [value, at + 1];
    scale *= 128;
  }
}

function readRow(bytes: Uint8Array, start: number, step: number): FeatureWeights {
  const row: FeatureWeights = { rarity: (bytes[start] ?? 0) * rarityStep, classes: [], weights: [] };
  let [count, at] = readVarint(bytes, start + 1);
  for (let last = 0; count > 0; count--) {
    const [distance, end] = readVarint(bytes, at);
    last += distance;
    row.classes.push(last);
    row.weights.push((((bytes[end] ?? 0) << 24) >> 24) * step);
    at = end + 1;
  }
  return row;
}

function endOfRow(bytes: Uint8Array, start: number): number {
  let [count, at] = readVarint(bytes, start + 1);
  for (; count > 0; count--) {
    while ((bytes[at] ?? 0) > 127) at++;
    at += 2;
  }
  return at;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
