import type { Card } from '../indexed-entry.ts';
import type { Posting } from '../rank.ts';
import type { FirstTables, LateTables } from '../tables.ts';
import { readFragment } from './fragment.ts';
import { toWord } from './word.ts';

/** Pagefind's client and our tables, as the engine uses them. */
export interface Index {
  first: FirstTables;
  /** Entries that have a token, or a word that begins with it. */
  postings(token: string, filters: Filters): Promise<Posting[]>;
  /** The card of an entry, or null if there is none by that name. */
  card(name: string): Promise<Card | null>;
  late(): Promise<LateTables>;
}

export interface Filters {
  /** A topic's id; its subtopics are included. */
  topic?: string | undefined;
  /** `published`, `unpublished` or `doubtful`. */
  status?: string | undefined;
}

/** The index could not be loaded: no network, or a deploy took its files away. Another attempt may succeed. */
export class IndexUnavailable extends Error {
  constructor(cause: unknown) {
    super('the search index could not be loaded', { cause });
    this.name = 'IndexUnavailable';
  }
}

/** What of Pagefind's client we call (pagefind 1.5, `pagefind.js`). */
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

/** Tokens whose entries are kept in memory; a session of an agent asks for fewer. */
const rememberedTokens = 2000;

/** The first answer comes on screen before the late tables are asked for, once: a frame, in milliseconds. */
const frame = 16;

/** @throws IndexUnavailable */
export async function openIndex({ base, load, fetch }: Source): Promise<Index> {
  const read = async (url: string): Promise<Response> => {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${response.status} ${url}`);
    return response;
  };
  const json = async <T>(name: string): Promise<T> => (await (await read(base + name)).json()) as T;

  return guard(async () => {
    const [client, first] = await Promise.all([load(`${base}pagefind.js`), json<FirstTables>('first.json')]);
    // In a worker of its own Pagefind answers later, not sooner: one query asks for a dozen tokens.
    const pagefind = client.createInstance({ basePath: base, baseUrl: '/', noWorker: true });
    await pagefind.init?.();
    const cards = new Map<string, Promise<Card | null>>();
    const asked = new Map<string, Promise<Posting[]>>();
    let late: Promise<LateTables> | undefined;
    return {
      first,
      postings: (token, filters) => {
        // While a query grows by a character, all but its last tokens have been asked for before.
        const key = `${token}|${filters.topic ?? ''}|${filters.status ?? ''}`;
        const known = asked.get(key);
        if (known) return known;
        const found = guard(async () => {
          const { results } = await pagefind.search(toWord(token), { filters: toPagefind(filters) });
          return results.map(({ id, words }) => ({ name: id, locations: words }));
        });
        if (asked.size >= rememberedTokens) asked.clear();
        asked.set(key, found);
        found.catch(() => asked.delete(key));
        return found;
      },
      card: (name) => {
        const known = cards.get(name);
        if (known) return known;
        const card = guard(async () => readCard(await fetch(`${base}fragment/${name}.pf_fragment`)));
        cards.set(name, card);
        card.catch(() => cards.delete(name));
        return card;
      },
      late: () => {
        late ??= guard(async () => {
          await new Promise((resolve) => setTimeout(resolve, frame));
          return json<LateTables>('late.json');
        });
        late.catch(() => {
          late = undefined;
        });
        return late;
      },
    };
  });
}

async function readCard(response: Response): Promise<Card | null> {
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return readFragment(await response.text());
}

function toPagefind({ topic, status }: Filters): Record<string, string[]> {
  return { ...(topic ? { topic: [topic] } : {}), ...(status ? { status: [status] } : {}) };
}

async function guard<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof IndexUnavailable ? error : new IndexUnavailable(error);
  }
}
