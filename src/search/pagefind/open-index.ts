import type { Card } from '../indexed-entry.ts';
import { openShard, type Shard } from '../model/shards.ts';
import type { Filters, ModelTable } from '../model/table.ts';
import type { SoundTables } from '../sounds.ts';
import { readFragment } from './fragment.ts';
import type { TextTables } from './text-tables.ts';

export type { Filters };

/** Where a token stands: the entry's number as a string, and locations as in places.ts. */
export interface Posting {
  name: string;
  locations: number[];
}

/** Which of the classifier's two tables of weights. */
export type View = 'written' | 'sounds';

/** Pagefind's client and our tables, as the engine uses them. What a query does not need is not loaded. */
export interface Index {
  model: ModelTable;
  /** A file of weights: feature → its weights. */
  weights(view: View, file: number): Promise<Shard>;
  late(): Promise<SoundTables>;
  texts(): Promise<TextTables>;
  /** Entries that have a token in their text, or a word that begins with it. */
  postings(token: string): Promise<Posting[]>;
  /** The card of an entry, or null if there is none by that name. */
  card(name: string): Promise<Card | null>;
  /** Whether a card was asked for before. */
  hasCard(name: string): boolean;
  /** Loads what the next queries will need, one file after the other; of a large corpus nothing. */
  loadAhead(): Promise<void>;
}

/** The index could not be loaded: no network, or a deploy took its files away. Another attempt may succeed. */
export class IndexUnavailable extends Error {
  constructor(cause: unknown) {
    super('the search index could not be loaded', { cause });
    this.name = 'IndexUnavailable';
  }
}

/** The part of Pagefind's client that we call (pagefind 1.5, `pagefind.js`). */
export interface Client {
  createInstance(options: { basePath: string; baseUrl: string; noWorker: true }): ClientInstance;
}

interface ClientInstance {
  init?(): Promise<void>;
  search(
    term: string,
    options: { filters: Record<string, string[]> },
  ): Promise<{ results: { id: string; words: number[] }[] }>;
}

export interface Source {
  /** Address of the index with a last slash. */
  base: string;
  load(url: string): Promise<Client>;
  fetch(url: string): Promise<Response>;
}

/** How many results of one kind are kept in memory; an agent asks for fewer in a session. */
const rememberedResults = 2000;

/**
 * How long the first request for the late tables waits, in milliseconds: one frame, so that the first answer is on
 * screen before.
 */
const frame = 16;

/** With more files than these, a day's queries need only a small part of them. */
const mostAhead = 400;

/** @throws IndexUnavailable */
export async function openIndex({ base, load, fetch }: Source): Promise<Index> {
  const read = (url: string) =>
    guard(async () => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${response.status} ${url}`);
      return response;
    });
  const json = async <T>(name: string): Promise<T> => {
    const response = await read(base + name);
    return guard(async () => (await response.json()) as T);
  };
  const model = await json<ModelTable>('model.json');
  const start = async () => {
    const client = await load(`${base}pagefind.js`);
    // In a worker of its own Pagefind answers later, not sooner: one query asks for a dozen tokens.
    const instance = client.createInstance({ basePath: base, baseUrl: '/', noWorker: true });
    await instance.init?.();
    return instance;
  };
  let pagefind: Promise<ClientInstance> | undefined;
  const searchFor = async (token: string): Promise<Posting[]> => {
    pagefind ??= start();
    try {
      const { results } = await (await pagefind).search(token, { filters: {} });
      return results.map(({ id, words }) => ({ name: id, locations: words }));
    } catch (error) {
      // An instance asks for a file that was lost on the way never again.
      pagefind = undefined;
      throw error;
    }
  };
  const weights = remembered(async (name: string) => {
    const [view, file] = name.split(' ') as [View, string];
    const response = await read(`${base}model/${file}.weights`);
    return guard(async () => openShard(new Uint8Array(await response.arrayBuffer()), model[view].table));
  });
  const card = remembered((name: string) =>
    guard(async () => readCard(await fetch(`${base}fragment/${name}.pf_fragment`))),
  );
  const index: Index = {
    model,
    weights: async (view, file) => {
      const name = model[view].files[file];
      return name ? weights(`${view} ${name}`) : new Map();
    },
    late: once(async () => {
      await new Promise((resolve) => setTimeout(resolve, frame));
      return json<SoundTables>('late.json');
    }),
    texts: once(() => json<TextTables>('first.json')),
    postings: remembered((token: string) => guard(() => searchFor(token))),
    card,
    hasCard: card.has,
    loadAhead: once(async () => {
      const { entries, written } = model;
      if (entries.length + written.files.length > mostAhead) return;
      for (const file of written.files.keys()) await index.weights('written', file);
      for (const [number] of entries) await index.card(String(number));
    }),
  };
  return index;
}

/** The promise of the first call for every call; after a failure the next call tries again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  const made = remembered(make);
  return () => made('');
}

/** Like `once`, for each name. When a query grows by a character, nearly everything that it needs has been asked for before. */
function remembered<T>(make: (name: string) => Promise<T>) {
  const known = new Map<string, Promise<T>>();
  const get = (name: string): Promise<T> => {
    const before = known.get(name);
    if (before) return before;
    const made = make(name);
    if (known.size >= rememberedResults) known.clear();
    known.set(name, made);
    made.catch(() => known.delete(name));
    return made;
  };
  return Object.assign(get, { has: (name: string) => known.has(name) });
}

async function readCard(response: Response): Promise<Card | null> {
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return readFragment(await response.text());
}

async function guard<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof IndexUnavailable ? error : new IndexUnavailable(error);
  }
}
