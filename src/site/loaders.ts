import type { Loader, LoaderContext } from 'astro/loaders';
import { formatProblem } from '../entry/problem.ts';
import { type Corpus, parseCorpus } from '../markdown/corpus.ts';
import { contentDirectory, readContentFiles } from './content-files.ts';
import type { TopicPage } from './corpus.ts';

/** Every entry by its number. Nothing is cached, so that a change of our own parser shows at once. */
export const entriesLoader = corpusLoader('entries', (corpus) =>
  corpus.entries.map((entry) => [String(entry.number), { ...entry }]),
);

/** Every topic by its id, in the order of content/topics.yml. */
export const topicsLoader = corpusLoader('topics', (corpus) =>
  Object.entries(corpus.site.topics).map(([id, topic], order) => {
    const page: TopicPage = { ...topic, id, order, introduction: corpus.introductions[id] ?? null };
    return [id, { ...page }];
  }),
);

/** Every escalation route by its name. */
export const routesLoader = corpusLoader('routes', ({ site }) =>
  Object.entries(site.escalations).map(([name, route]) => [name, { ...route }]),
);

type Item = [id: string, data: Record<string, unknown>];

function corpusLoader(name: string, items: (corpus: Corpus) => Item[]): Loader {
  return {
    name,
    async load(context) {
      const fill = () => store(context, items(readCorpus()));
      fill();
      context.watcher?.add(contentDirectory());
      context.watcher?.on('all', (_event, path) => {
        if (!path.startsWith(contentDirectory())) return;
        try {
          fill();
        } catch (error) {
          // While an editor is typing, the page keeps its last good state and the terminal says what is wrong.
          context.logger.error(error instanceof Error ? error.message : String(error));
        }
      });
    },
  };
}

function store({ store }: LoaderContext, items: Item[]): void {
  store.clear();
  for (const [id, data] of items) store.set({ id, data });
}

let latest: { key: string; corpus: Corpus } | undefined;

/**
 * The corpus of the content folder.
 *
 * @throws with all problems of all files, one a line, if there is any
 */
export function readCorpus(): Corpus {
  const files = readContentFiles();
  const key = files.map(({ path, text }) => `${path}\0${text}`).join('\0');
  if (latest?.key !== key) latest = { key, corpus: parseCorpus(files) };
  const { problems } = latest.corpus;
  if (problems.length > 0) {
    const list = problems.map((problem) => formatProblem(problem, '错误')).join('\n');
    throw new Error(`content/ 里有 ${problems.length} 处错误，改好以后才能生成网站：\n${list}`);
  }
  return latest.corpus;
}
