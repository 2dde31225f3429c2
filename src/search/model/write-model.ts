import { createHash } from 'node:crypto';
import type { Entry } from '../../entry/entry.ts';
import type { Said } from '../../entry/said.ts';
import type { Redirects, Topics } from '../../entry/site-data.ts';
import type { Gap } from '../../entry/vocabulary.ts';
import { soundTables } from '../sound-tables.ts';
import { createReader } from '../sounds.ts';
import { lessonsOf } from './examples.ts';
import { packShards } from './shards.ts';
import { type ModelTable, statusOf, type WeightFiles } from './table.ts';
import { teach } from './teach.ts';
import type { Weights } from './train.ts';

/** What the classifier is made from. */
export interface Taught {
  entries: readonly Entry[];
  said: readonly Said[];
  gaps: readonly Gap[];
  redirects: Redirects;
  topics: Topics;
}

/** Teaches the classifier and gives it as files: model.json, late.json and the weights, each by its path. */
export function modelFiles({ entries, said, gaps, redirects, topics }: Taught): Map<string, Uint8Array | string> {
  const tables = soundTables();
  const model = teach(lessonsOf(entries, said, redirects), createReader(tables));
  const sorted = [...entries].sort((a, b) => a.number - b.number);
  const topicIds = Object.keys(topics);
  const files = new Map<string, Uint8Array | string>();
  const table: ModelTable = {
    entries: sorted.map((entry) => [entry.number, topicIds.indexOf(entry.topic), statusOf(entry)]),
    topics: Object.entries(topics).map(([id, { label }]) => [id, label]),
    others: model.written.labels.slice(sorted.length).map((label) => otherOf(label, gaps)),
    written: put(model.written, files),
    sounds: put(model.sounds, files),
  };
  files.set('model.json', JSON.stringify(table));
  files.set('late.json', JSON.stringify(tables));
  return files;
}

function otherOf(label: string, gaps: readonly Gap[]): ModelTable['others'][number] {
  const name = label.slice(1);
  if (label.startsWith('!')) return { chatter: name };
  const { tell, route } = gaps.find(({ about }) => about === name) ?? {};
  return { gap: name, ...(tell ? { tell } : {}), ...(route ? { route } : {}) };
}

/** Files are cached for good under their names, so a name has to follow from what is in it. */
function put(weights: Weights, files: Map<string, Uint8Array | string>): WeightFiles {
  const packed = packShards(weights);
  const names = packed.files.map((content) => {
    if (content.length === 0) return null;
    const name = createHash('sha256').update(content).digest('hex').slice(0, 10);
    files.set(`model/${name}.weights`, content);
    return name;
  });
  return { table: packed.table, files: names };
}
