/** The search part of the gate in a thread of its own: building an index takes as long as all other rules together. */
import { parentPort, workerData } from 'node:worker_threads';
import type { CheckInput } from '../src/check/check.ts';
import { checkSearch, type Found, type Search } from '../src/check/check-search.ts';
import { type Replay, replayQuestions } from '../src/check/replay-questions.ts';
import { type Corpus, parseCorpus } from '../src/markdown/corpus.ts';
import { teachesSearch } from './teaches-search.ts';
import { withIndex } from './temporary-index.ts';

const input = workerData as Pick<CheckInput, 'files' | 'base'>;
const { files } = input;
const corpus = parseCorpus(files);
const old = corpusBefore();
const changed = (input.base?.changed ?? []).filter(teachesSearch);
const replay: Replay = { before: old, now: corpus, changed, files };
// One index after the other: two at once would share one process of Pagefind, which ends with the first index.
const before = await answersOf(old);
const problems = await withIndex(corpus, async (search) => [
  ...(await checkSearch({ ...input, entries: corpus.entries, words: corpus.words }, search)),
  ...(await replayQuestions(replay, before, search)),
]);
parentPort?.postMessage(problems);

/** The corpus as it was. */
function corpusBefore(): Corpus {
  const touched = new Set(input.base?.changed);
  return parseCorpus([...files.filter(({ path }) => !touched.has(path)), ...(input.base?.files ?? [])]);
}

/** A search over an index that is gone: every question of the replay was asked beforehand. */
async function answersOf(corpusThen: Corpus): Promise<Search> {
  const answers = new Map<string, Found>();
  await withIndex(corpusThen, async (search) => {
    const keep: Search = async (query) => {
      const found = await search(query);
      answers.set(query, found);
      return found;
    };
    await replayQuestions(replay, keep, keep);
  });
  return async (query) => answers.get(query) ?? { numbers: [], confident: false, probability: 0 };
}
