import { existsSync } from 'node:fs';
import type { Engine } from '../src/search/engine.ts';
import { openBuiltIndex } from '../src/search/pagefind/node-index.ts';

/**
 * The engine on the search index of dist/.
 *
 * @throws with what to do first, if there is none
 */
export async function builtEngine(): Promise<Engine> {
  const directory = process.env['SEARCH_INDEX'] ?? 'dist/pagefind';
  if (!existsSync(directory)) throw new Error(`还没有搜索索引（${directory}）。请先运行：npm run build`);
  return openBuiltIndex(directory);
}
