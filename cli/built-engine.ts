import { existsSync } from 'node:fs';
import type { Engine } from '../src/search/engine.ts';
import { openBuiltIndex } from '../src/search/pagefind/node-index.ts';
import { IndexUnavailable } from '../src/search/pagefind/open-index.ts';

/** Both views and all tables are asked for a sentence that no corpus is sure of. */
const trial = '怎么 xqz';

/**
 * The engine on the search index of dist/.
 *
 * @throws with what to do first, if there is none, if files are missing, or if another version of the project made the index
 */
export async function builtEngine(): Promise<Engine> {
  const directory = process.env['SEARCH_INDEX'] ?? 'dist/pagefind';
  if (!existsSync(directory)) throw new Error(`还没有搜索索引（${directory}）。请先运行：npm run build`);
  try {
    const engine = await openBuiltIndex(directory);
    await engine.search(trial);
    return engine;
  } catch (error) {
    const reason = error instanceof IndexUnavailable ? '缺文件' : '不是用现在这个版本生成的';
    throw new Error(`搜索索引（${directory}）${reason}。请重新运行：npm run build`, { cause: error });
  }
}
