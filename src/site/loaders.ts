import type { Loader, LoaderContext } from 'astro/loaders';
import { shanghaiDate } from '../entry/days.ts';
import { formatProblem, type Problem } from '../entry/problem.ts';
import { entryUrl } from '../entry/urls.ts';
import { type Corpus, parseCorpus } from '../markdown/corpus.ts';
import { buildFlags } from './build-flags.ts';
import type { TopicPage } from './collections.ts';
import { contentDirectory, listContentFiles, readContentFiles } from './content-files.ts';
import { LastGood } from './last-good.ts';
import { readPart } from './site-part.ts';

/**
 * Every entry as a document of Starlight, whose id is the address of its page without the outer slashes. Nothing is cached,
 * so that a change of our own parser shows at once.
 */
export const entriesLoader = corpusLoader('entries', ({ entries }) =>
  entries.map((entry) => ({
    id: entryUrl(entry).slice(1, -1),
    filePath: entry.path,
    data: { title: entry.title, entry },
  })),
);

/** Every topic by its id, in the order of content/topics.yml. */
export const topicsLoader = corpusLoader('topics', (corpus) =>
  Object.entries(corpus.site.topics).map(([id, topic], order) => {
    const page: TopicPage = { ...topic, id, order, introduction: corpus.introductions[id] ?? null };
    return { id, data: { ...page } };
  }),
);

/** Every escalation route by its name. */
export const routesLoader = corpusLoader('routes', ({ site }) =>
  Object.entries(site.escalations).map(([id, route]) => ({ id, data: { ...route } })),
);

/** What is no longer used, and the number that answers instead: one document. */
export const redirectsLoader = corpusLoader('redirects', ({ redirects }) => [
  { id: 'redirects', data: { ...redirects } },
]);

/** What is open about the source as a whole: one document. */
export const sourceLoader = corpusLoader('source', ({ source }) => [{ id: 'source', data: { ...source } }]);

/** Every slot by its name. */
export const slotsLoader = corpusLoader('slots', ({ slots }) =>
  Object.entries(slots).map(([id, slot]) => ({ id, data: { ...slot } })),
);

/** What every agent has to read, by its name. */
export const noticesLoader = corpusLoader('notices', ({ notices }) =>
  notices.map((notice) => ({ id: notice.id, data: { ...notice } })),
);

/** The entries that the home page keeps at hand: one document. */
export const pinsLoader = corpusLoader('pins', ({ pins }) => [{ id: 'pins', data: { numbers: pins } }]);

/** What a customer has × what is bought next: one document, or none. */
export const combinationsLoader = corpusLoader('combinations', ({ combinations }) =>
  combinations ? [{ id: 'combinations', data: { ...combinations } }] : [],
);

/** What the gate says about each file while it is being written; empty in a build, which stops at an 错误 instead. */
export const problemsLoader: Loader = {
  name: 'problems',
  async load(context) {
    if (!context.watcher) return;
    const { check } = await import('../check/check.ts');
    const { severityOf } = await import('../check/severity.ts');
    await whenContentChanges(context, () => {
      const today = shanghaiDate(new Date());
      const found = check({ files: readContentFiles(), today, assets: listContentFiles() });
      const problems = found.map((problem): FileProblem => ({ ...problem, severity: severityOf(problem) }));
      const byFile = Map.groupBy(problems, ({ path }) => path);
      return store(
        context,
        [...byFile].map(([path, problems]) => ({ id: path, data: { path, problems } })),
      );
    });
  },
};

export interface FileProblem extends Problem {
  severity: string;
}

export interface FileProblems {
  path: string;
  problems: FileProblem[];
}

/** A document as Astro stores it. */
interface Document {
  id: string;
  data: Record<string, unknown>;
  filePath?: string;
}

const lastGood = new LastGood();

function corpusLoader(name: string, documents: (corpus: Corpus) => Document[]): Loader {
  return {
    name,
    async load(context) {
      const read = context.watcher ? () => lastGood.read(readContentFiles()) : readCorpus;
      await whenContentChanges(context, () => store(context, documents(read())));
    },
  };
}

/**
 * How long nothing may happen in content/ before it is read again, in milliseconds. Vite's watcher drops a second event
 * of a file within 50 ms. A file that is read at the first event may be half written or empty, and no event tells of
 * the rest.
 */
const quiet = 100;

/** Fills a collection, and in dev again after every change of a file. */
async function whenContentChanges({ watcher, logger }: LoaderContext, fill: () => Promise<void>): Promise<void> {
  await fill();
  watcher?.add(contentDirectory());
  let waiting: ReturnType<typeof setTimeout> | undefined;
  watcher?.on('all', (_event, path) => {
    if (!path.startsWith(contentDirectory())) return;
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      try {
        await fill();
      } catch (error) {
        // A file may vanish while it is being read; the pages keep their state until the next change.
        logger.error(error instanceof Error ? error.message : String(error));
      }
    }, quiet);
  });
}

/** Puts documents in place of a collection's former ones, completed by its schema. */
async function store({ store, parseData }: LoaderContext, documents: Document[]): Promise<void> {
  const completed = await Promise.all(
    documents.map(async (document) => ({ ...document, data: await parseData(document) })),
  );
  store.clear();
  for (const document of completed) store.set(document);
}

/** What a build has read, for its whole process: Astro loads this file once for its configuration and once for the content. */
const build = globalThis as { klingCorpus?: Corpus };

/**
 * The corpus of the content folder, read once a build.
 *
 * @throws with all problems of all files, one a line, if there is any
 */
export function readCorpus(): Corpus {
  build.klingCorpus ??= buildFlags.corpus ? readPart(buildFlags.corpus) : parseCorpus(readContentFiles());
  const corpus = build.klingCorpus;
  const { problems } = corpus;
  if (problems.length > 0) {
    const list = problems.map((problem) => formatProblem(problem, '错误')).join('\n');
    throw new Error(`content/ 里有 ${problems.length} 处错误，改好以后才能生成网站：\n${list}`);
  }
  return corpus;
}
