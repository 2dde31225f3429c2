import { existsSync } from 'node:fs';
import type { Engine } from '../src/search/engine.ts';
import { openBuiltIndex } from '../src/search/pagefind/node-index.ts';

/** The engine on dist/, or a plain word on what to do first. */
export async function builtEngine(): Promise<Engine> {
  const directory = process.env['SEARCH_INDEX'] ?? 'dist/pagefind';
  if (!existsSync(directory)) {
    console.error(`还没有搜索索引（${directory}）。请先运行：npm run build`);
    process.exit(1);
  }
  return openBuiltIndex(directory);
}
