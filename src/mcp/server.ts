import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { isWithin } from '../entry/topics.ts';
import type { ExportedEntry } from '../export/contracts.ts';
import type { Engine } from '../search/engine.ts';
import type { KnownGap } from '../search/model/table.ts';
import { type Audience, tellEntry, tellGap, tellResults, tellSummary } from './answers.ts';

/** What the server answers from: a built site. */
export interface Knowledge {
  /** Sorted by number. */
  entries: readonly ExportedEntry[];
  engine: Pick<Engine, 'search'>;
  gaps: readonly KnownGap[];
}

const instructions = `客服知识库，只读。先用 search 找，再用 get 取答复。replies 里的文字可以原样发给客户；refusal 不为空时不能用，
status 是 unpublished 或 verify 不为空时要先请同事确认。confident 为 false 时多半没有答复，不要自己编。`;

const reading = { readOnlyHint: true, openWorldHint: false } as const;
const number = z.int().describe('条目编号，例如 1003');
const topic = z.string().optional().describe('专题，例如 membership');

/** A server of the Model Context Protocol that reads and never writes. */
export function createServer(knowledge: Knowledge, audience: () => Audience): McpServer {
  const server = new McpServer({ name: 'kling-qa', version: '1' }, { instructions });
  const { entries, engine, gaps } = knowledge;
  const byNumber = new Map(entries.map((entry) => [entry.number, entry]));
  const within = (wanted: string | undefined) => entries.filter((entry) => !wanted || isWithin(entry.topic, wanted));

  server.registerTool(
    'search',
    {
      description: '按客户的话找条目，最合适的在前',
      inputSchema: { query: z.string().max(2000), topic },
      annotations: reading,
    },
    async ({ query, topic: wanted }) => {
      const results = await engine.search(query, wanted ? { topic: wanted } : {});
      return answer(tellResults(results, byNumber, audience()));
    },
  );
  server.registerTool(
    'get',
    { description: '按编号取一条的答复', inputSchema: { number }, annotations: reading },
    ({ number: wanted }) => {
      const entry = byNumber.get(wanted);
      return entry ? answer(tellEntry(entry, audience())) : refuse(`没有 ${wanted} 这一条`);
    },
  );
  server.registerTool(
    'list',
    { description: '列出条目，可以只列一个专题', inputSchema: { topic }, annotations: reading },
    ({ topic: wanted }) => answer({ entries: within(wanted).map((entry) => tellSummary(entry, audience())) }),
  );
  server.registerTool('gaps', { description: '列出已知还没有答复的问题', annotations: reading }, () =>
    answer({ gaps: gaps.map(tellGap) }),
  );
  return server;
}

function answer(told: Record<string, unknown>) {
  return { content: [{ type: 'text' as const, text: JSON.stringify(told) }], structuredContent: told };
}

function refuse(reason: string) {
  return { content: [{ type: 'text' as const, text: reason }], isError: true };
}
