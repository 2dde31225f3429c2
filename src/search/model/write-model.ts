import { createHash } from 'node:crypto';
import type { Entry } from '../../entry/entry.ts';
import type { Said } from '../../entry/said.ts';
import type { EscalationRoutes, Redirects, Topics } from '../../entry/site-data.ts';
import { unansweredTicket } from '../../entry/ticket.ts';
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
  escalations: EscalationRoutes;
}

/** Teaches the classifier and gives it as files: model.json, late.json and the weights, each by its path. */
export function modelFiles(taught: Taught): Map<string, Uint8Array | string> {
  const { entries, said, gaps, redirects, topics, escalations } = taught;
  const tables = soundTables();
  const model = teach(lessonsOf(entries, said, redirects), createReader(tables));
  const sorted = [...entries].sort((a, b) => a.number - b.number);
  const topicIds = Object.keys(topics);
  const files = new Map<string, Uint8Array | string>();
  const table: ModelTable = {
    entries: sorted.map((entry) => [entry.number, topicIds.indexOf(entry.topic), statusOf(entry)]),
    topics: Object.entries(topics).map(([id, { label }]) => [id, label]),
    others: model.written.labels.slice(sorted.length).map((label) => otherOf(label, gaps)),
    handovers: handoversOf(gaps, escalations),
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

/** The routes that gaps name, and the first of all for what no gap names. */
function handoversOf(gaps: readonly Gap[], escalations: EscalationRoutes): ModelTable['handovers'] {
  const [general] = Object.keys(escalations);
  const routes = [['', general], ...gaps.map(({ route }) => [route, route])];
  return Object.fromEntries(
    routes.flatMap(([name, id]) => {
      const route = escalations[id ?? ''];
      if (name === undefined || !route) return [];
      const tell = route.tellCustomer;
      return [[name, { label: route.label, ticket: unansweredTicket(route), ...(tell ? { tell } : {}) }]];
    }),
  );
}

/** Browsers keep these files for good under their names, so the name of a file has to follow from its content. */
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
