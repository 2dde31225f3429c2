import { toDocument } from '../indexed-entry.ts';
import type { Index } from '../pagefind/open-index.ts';
import type { SoundTables } from '../sounds.ts';
import { openShard } from './shards.ts';
import type { ModelTable } from './table.ts';
import { modelFiles, type Taught } from './write-model.ts';

/**
 * The classifier as the site would ship it, in memory, to measure what other lessons would change. The texts of entries are left
 * out: writing their index takes longer than the training.
 */
export function indexInMemory(taught: Taught): Index {
  const files = modelFiles(taught);
  const json = <T>(name: string): T => JSON.parse(String(files.get(name))) as T;
  const model = json<ModelTable>('model.json');
  const cards = new Map(taught.entries.map((entry) => [String(entry.number), toDocument(entry).card]));
  return {
    model,
    weights: async (view, file) => {
      const name = `model/${model[view].files[file]}.weights`;
      return openShard((files.get(name) ?? new Uint8Array()) as Uint8Array, model[view].table);
    },
    late: async () => json<SoundTables>('late.json'),
    texts: async () => ({ entries: taught.entries.length, common: {} }),
    postings: async () => [],
    card: async (name) => cards.get(name) ?? null,
    hasCard: (name) => cards.has(name),
    loadAhead: async () => {},
  };
}
