import { type FeatureWeights, rarityStep, type Weights } from './train.ts';

/**
 * The weights of the classifier as files. A query needs the weights of its own features only, so the weights are spread
 * over small files by the first unit of a feature. 会, 会员 and 会员怎 are in one file, and a sentence of ten characters
 * loads about ten files.
 *
 * A file is a list of features. A feature has: length of its name in bytes, name (UTF-8), rarity (a byte, ×
 * `rarityStep`), number of classes, and then its classes. A class has: distance from the class before, weight (a signed
 * byte, × the table's `step`). Numbers that may pass 127 are in groups of seven bits, lowest first (LEB128).
 */
export interface ShardTable {
  /** How many files there are. */
  count: number;
  /** Whether the second unit takes part in the choice of the file, so that a large corpus has no large file. */
  isFine: boolean;
  /** What a weight of 1 in a file stands for. */
  step: number;
  unseen: number;
}

/** Smaller weights are left out: the judged figures are the same without them, and the files are a quarter smaller. */
const leastWeight = 0.12;
/** Bytes of a file before compression, about. */
const fileSize = 6_000;
const fineFrom = 1_500_000;

export function packShards({ features, unseen }: Weights): { table: ShardTable; files: Uint8Array[] } {
  const rows = [...features].map(([name, row]): [string, FeatureWeights] => [name, withoutSmall(row)]);
  const kept = rows.filter(([, { classes }]) => classes.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  let strongest = 0;
  for (const [, { weights }] of kept) for (const weight of weights) strongest = Math.max(strongest, Math.abs(weight));
  const step = strongest / 127;
  const packed = kept.map(([name, row]): [string, Uint8Array] => [name, packFeature(name, row, step)]);
  const total = packed.reduce((sum, [, bytes]) => sum + bytes.length, 0);
  const table = { count: Math.max(1, Math.ceil(total / fileSize)), isFine: total > fineFrom, step, unseen };
  const groups: Uint8Array[][] = Array.from({ length: table.count }, () => []);
  for (const [name, bytes] of packed) groups[shardOf(name, table)]?.push(bytes);
  return { table, files: groups.map(joined) };
}

function withoutSmall({ rarity, classes, weights }: FeatureWeights): FeatureWeights {
  const keeps = weights.map((weight) => Math.abs(weight) >= leastWeight);
  return { rarity, classes: classes.filter((_, at) => keeps[at]), weights: weights.filter((_, at) => keeps[at]) };
}

/** The number of the file that holds a feature. */
export function shardOf(feature: string, { count, isFine }: Pick<ShardTable, 'count' | 'isFine'>): number {
  const [first = '', second = ''] = feature.match(/[a-z]+|[\d.]+|[^ ]/gu) ?? [];
  return hash(isFine ? first + second : first) % count;
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

/** A file → its features. */
export function unpackShard(bytes: Uint8Array, { step }: Pick<ShardTable, 'step'>): Map<string, FeatureWeights> {
  const features = new Map<string, FeatureWeights>();
  const decoder = new TextDecoder();
  let at = 0;
  const next = () => bytes[at++] ?? 0;
  const number = () => {
    let value = 0;
    let scale = 1;
    for (let byte = next(); ; byte = next()) {
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  };
  while (at < bytes.length) {
    const length = next();
    const name = decoder.decode(bytes.subarray(at, at + length));
    at += length;
    const row: FeatureWeights = { rarity: next() * rarityStep, classes: [], weights: [] };
    let last = 0;
    for (let rest = number(); rest > 0; rest--) {
      last += number();
      row.classes.push(last);
      row.weights.push(((next() << 24) >> 24) * step);
    }
    features.set(name, row);
  }
  return features;
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
