/** The search part of the gate in a thread of its own: building an index takes as long as all other rules together. */
import { parentPort, workerData } from 'node:worker_threads';
import type { CheckInput } from '../src/check/check.ts';
import { checkSearch } from '../src/check/check-search.ts';
import { parseCorpus } from '../src/markdown/corpus.ts';
import { withIndex } from './temporary-index.ts';

const input = workerData as Pick<CheckInput, 'files' | 'base'>;
const corpus = parseCorpus(input.files);
const problems = await withIndex(corpus, (search) =>
  checkSearch(
    { ...input, entries: corpus.entries, words: corpus.words },
    async (query) => (await search(query)).numbers,
  ),
);
parentPort?.postMessage(problems);
