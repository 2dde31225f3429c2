/**
 * `npm run mcp [-- --internal] [dist]`: a server of the Model Context Protocol on standard input and output, for assistants of
 * colleagues. It reads a built site, writes nothing and asks no network. Without `--internal` it never tells internal texts.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { shanghaiDate } from '../src/entry/days.ts';
import { contracts } from '../src/export/contracts.ts';
import { createServer, type Knowledge } from '../src/mcp/server.ts';
import type { ModelTable } from '../src/search/model/table.ts';
import { openBuiltIndex } from '../src/search/pagefind/node-index.ts';
import { runCommand } from './command.ts';

await runCommand({
  usage: '用法：npm run mcp [-- --internal] [dist]',
  options: { internal: { type: 'boolean' } },
  async run({ positionals: [directory = 'dist'], values: { internal: isInternal = false } }) {
    const server = createServer(await readKnowledge(directory), () => ({
      today: shanghaiDate(new Date()),
      isInternal,
    }));
    // The client is gone when its end of the pipe is.
    const gone = new Promise((resolve) => process.stdin.once('close', resolve));
    await server.connect(new StdioServerTransport());
    await gone;
    return true;
  },
});

async function readKnowledge(directory: string): Promise<Knowledge> {
  const read = (file: string) => JSON.parse(readFileSync(join(directory, file), 'utf8'));
  const { entries } = contracts.entries.parse(read('entries.json'));
  const { others } = read('pagefind/model.json') as ModelTable;
  const gaps = others.flatMap((other) => ('gap' in other ? other : []));
  return { entries, engine: await openBuiltIndex(join(directory, 'pagefind')), gaps };
}
