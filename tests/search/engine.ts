import { existsSync } from 'node:fs';
import { openBuiltIndex } from '../../src/search/pagefind/node-index.ts';

const directory = 'dist/pagefind';
if (!existsSync(directory)) throw new Error(`no index in ${directory}: run npm run build first`);

/** The engine on the built site, as the browser runs it. */
export const engine = await openBuiltIndex(directory);

/** Numbers of the entries found, best first. */
export async function find(query: string): Promise<number[]> {
  return (await engine.search(query)).hits.map(({ card }) => card.number);
}
