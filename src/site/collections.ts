import { getCollection, getEntry } from 'astro:content';
import type { CombinationTable } from '../entry/combination-cells.ts';
import { shanghaiDate } from '../entry/days.ts';
import type { Entry } from '../entry/entry.ts';
import type { Notice } from '../entry/notices.ts';
import type { EscalationRoutes, Source, Topic } from '../entry/site-data.ts';
import { isWithin } from '../entry/topics.ts';
import { entryUrl } from '../entry/urls.ts';
import { entryMarkdown } from '../export/entry-markdown.ts';
import { currentCommit } from '../git/head.ts';
import { buildTime } from './build-time.ts';
import { type ContentHistory, readHistory } from './content-history.ts';

/** A topic as pages need it. */
export interface TopicPage extends Topic {
  id: string;
  order: number;
  /** HTML of the topic's index.md. */
  introduction: string | null;
}

/** All entries, sorted by number. */
export const allEntries = oncePerBuild(async () => {
  const entries = (await getCollection('docs')).flatMap(({ data }) => data.entry ?? []);
  return entries.sort((a, b) => a.number - b.number);
});

/** A map from number to entry. */
export const entriesByNumber = oncePerBuild(
  async () => new Map((await allEntries()).map((entry) => [entry.number, entry])),
);

/** All topics in the order of content/topics.yml. */
export const allTopics = oncePerBuild(async () => {
  const topics = (await getCollection('topics')).map(({ data }) => data);
  return topics.sort((a, b) => a.order - b.order);
});

/**
 * Reads a list once for all pages, because reading a collection takes longer the larger the collection is. In dev the
 * list is read each time, since it may have changed.
 */
export function oncePerBuild<T>(read: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    if (import.meta.env.DEV || !result) result = read();
    return result;
  };
}

/** The escalation routes by name. */
export const escalationRoutes = oncePerBuild(async (): Promise<EscalationRoutes> => {
  return Object.fromEntries((await getCollection('routes')).map(({ id, data }) => [id, data]));
});

/** A map from number to the entry as Markdown, by number. */
export const entryMarkdowns = oncePerBuild(async () => {
  const routes = await escalationRoutes();
  const today = shanghaiDate(buildTime());
  return new Map((await allEntries()).map((entry) => [entry.number, entryMarkdown(entry, routes, today)]));
});

/** What every agent has to read, the newest first. */
export const allNotices = oncePerBuild(async (): Promise<Notice[]> => {
  const notices = (await getCollection('notices')).map(({ data }) => data);
  return notices.sort((a, b) => (a.from < b.from ? 1 : -1));
});

/** The entries that the home page keeps at hand for everybody. */
export const pinnedEntries = oncePerBuild(async (): Promise<Entry[]> => {
  const entries = await entriesByNumber();
  return ((await getEntry('pins', 'pins'))?.data.numbers ?? []).flatMap((number) => entries.get(number) ?? []);
});

/** What the agent fills in, by the name of the slot. */
export const slotHints = oncePerBuild(
  async () => new Map((await getCollection('slots')).map(({ id, data }) => [id, data.hint])),
);

/** What is open about the source as a whole. */
export const sourceRemarks = oncePerBuild(
  async (): Promise<Source> => (await getEntry('source', 'source'))?.data ?? { verify: [], missing: [] },
);

/** The table of what a customer has × what is bought next; null where the corpus has none. */
export const combinationTable = oncePerBuild(
  async (): Promise<CombinationTable | null> => (await getEntry('combinations', 'combinations'))?.data ?? null,
);

/** A map from number to the entries that relate to that number, by number. */
export const entriesRelatedTo = oncePerBuild(async () => {
  const found = new Map<number, Entry[]>();
  for (const entry of await allEntries())
    for (const number of entry.related) found.set(number, [...(found.get(number) ?? []), entry]);
  return found;
});

let known: { commit: string | null; history: ContentHistory | null } | undefined;

/** What Git knows about content/; null where history is not there. Read again only after another commit. */
export function contentHistory(): ContentHistory | null {
  const commit = known && !import.meta.env.DEV ? known.commit : currentCommit();
  if (!known || known.commit !== commit) known = { commit, history: readHistory() };
  return known.history;
}

/**
 * ISO date of the last change that 最近更新 lists of an entry; of an entry that it does not list, when its file changed last. Null
 * where history is not there.
 */
export function lastChange({ number, path }: Pick<Entry, 'number' | 'path'>): string | null {
  const history = contentHistory();
  return history?.listedDates.get(number) ?? history?.dates.get(path) ?? null;
}

/** A topic and the topics above it, outermost first: 会员 › 订阅规则. */
export function topicPath(id: string, topics: readonly TopicPage[]): TopicPage[] {
  return topics.filter((topic) => isWithin(id, topic.id));
}

/** The topics directly below a topic; for null the outermost topics. */
export function subtopics(id: string | null, topics: readonly TopicPage[]): TopicPage[] {
  return topics.filter((topic) => parentOf(topic.id) === id);
}

function parentOf(id: string): string | null {
  const slash = id.lastIndexOf('/');
  return slash < 0 ? null : id.slice(0, slash);
}

/** A path of this site with its base: `/q/1005/` → `/kling-qa/q/1005/`. */
export function withBase(path: string): string {
  return import.meta.env.BASE_URL.replace(/\/$/, '') + path;
}

/** Where an entry stands on this site. */
export function entryHref(entry: Pick<Entry, 'topic' | 'slug'>): string {
  return withBase(entryUrl(entry));
}

/**
 * HTML with its addresses below the site's base. Short links become the entries' own addresses, so that a click needs
 * no second hop.
 */
export async function linked(html: string): Promise<string> {
  const entries = await entriesByNumber();
  return html
    .replace(/src="(\/images\/[^"]*)"/g, (_match, image: string) => `src="${withBase(image)}"`)
    .replace(/href="(\/q\/(\d+)\/)"/g, (_match, short: string, number: string) => {
      const entry = entries.get(Number(number));
      return `href="${entry ? entryHref(entry) : withBase(short)}"`;
    });
}
