import { join } from 'node:path';
import { openBuiltIndex } from '../../src/search/pagefind/node-index.ts';
import { keptSite } from '../built/kept-sites.ts';

/** The engine on the frozen corpus, as the browser runs it. */
export const engine = await openBuiltIndex(join(await keptSite('frozen'), 'pagefind'));

/** Numbers of the entries found, best first. */
export async function find(query: string): Promise<number[]> {
  return (await engine.search(query)).hits.map(({ card }) => card.number);
}
