import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toEntriesJson } from '../../../src/export/entries-json.ts';
import { parseCorpus } from '../../../src/markdown/corpus.ts';
import { writeIndex } from '../../../src/search/pagefind/write-index.ts';
import { entryFile } from '../../built/corpora.ts';

const secret = '主管可以破例给三百灵感值';
const files = {
  'topics.yml': ['membership', 'membership/plans', 'invoices']
    .map((id) => `${id}: { label: ${id}, description: 说明, owner: 客服组, reviewEvery: 180 }\n`)
    .join(''),
  'escalations.yml': '二线: { label: 转二线, queue: 二线队列, tellCustomer: 我帮您反馈。 }\n',
  'gaps.yml': '- { about: 取消续费, tell: 请先到会员页查看。 }\n',
  'facts.yml': '{}',
  'said/缺口/取消续费.yml': '测试:\n- 怎么取消自动续费\n- 自动续费关不掉\n',
  'membership/refund.md': entryFile(1001, {
    fields: 'aliases: [怎样退款, 退钱]\nverify: [价格未核实]\n',
    body: `:::话术\n您好，请提交申请。\n:::\n\n:::内部\n${secret}\n:::\n\n:::升级{路径=二线}\n客户坚持\n:::`,
  }),
  'membership/plans/old.md': entryFile(1002, {
    fields: 'validUntil: 2020-01-01\n',
    body: ':::话术\n您好，去年的活动价是三十元。\n:::\n\n:::升级{路径=二线}\n客户坚持\n:::',
  }),
  'invoices/new.md': entryFile(1003, { fields: 'aliases: [怎样开发票]\nvalidFrom: 2999-01-01\n' }),
};

/** Makes every way to the network fail, aloud. */
const withoutNetwork = `
  const refuse = (name) => () => { process.stderr.write('NETWORK ' + name); throw new Error('network'); };
  require('net').Socket.prototype.connect = refuse('connect');
  require('net').Server.prototype.listen = refuse('listen');
  require('dns').lookup = refuse('lookup');
  globalThis.fetch = refuse('fetch');`;

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kling-qa-mcp-'));
  const corpus = parseCorpus(Object.entries(files).map(([path, text]) => ({ path: `content/${path}`, text })));
  expect(corpus.problems).toEqual([]);
  const { entries, site, vocabulary, redirects } = corpus;
  await writeIndex({ entries, ...site, ...vocabulary, redirects }, join(folder, 'pagefind'));
  const context = { escalations: site.escalations, updated: new Map(), base: '' };
  writeFileSync(join(folder, 'entries.json'), JSON.stringify(toEntriesJson(entries, context)));
  writeFileSync(join(folder, 'without-network.cjs'), withoutNetwork);
});
afterAll(async () => {
  for (const connected of clients.values()) await (await connected).client.close();
  rmSync(folder, { recursive: true });
});

/** Both servers, each with the official client: as an assistant runs them, as a child of its own. */
const clients = new Map<string, Promise<Connected>>();
type Connected = Awaited<ReturnType<typeof start>>;

function connect(option = ''): Promise<Connected> {
  const connected = clients.get(option) ?? start(option ? [option] : []);
  clients.set(option, connected);
  return connected;
}

async function start(options: string[]) {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: ['--require', join(folder, 'without-network.cjs'), 'cli/mcp.ts', folder, ...options],
    stderr: 'pipe',
  });
  let said = '';
  transport.stderr?.on('data', (part) => {
    said += part;
  });
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  const call = async (name: string, args: Record<string, unknown> = {}) => {
    const { content, structuredContent, isError } = await client.callTool({ name, arguments: args });
    const [{ text = '' } = {}] = content as { text: string }[];
    return { text, told: structuredContent as Record<string, unknown>, isError: isError === true };
  };
  return { call, client, said: () => said };
}

describe('npm run mcp', { timeout: 30_000 }, () => {
  it('offers four tools that only read', async () => {
    const { client } = await connect();
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['search', 'get', 'list', 'gaps']);
    for (const { annotations } of tools) expect(annotations).toEqual({ readOnlyHint: true, openWorldHint: false });
    expect(client.getInstructions()).toContain('原样发给客户');
  });

  it('answers with number, status, validity and doubts, without internal texts and without the network', async () => {
    const { call, said } = await connect();
    const found = await call('search', { query: '怎样退款' });
    expect((found.told['hits'] as object[])[0]).toMatchObject({
      number: 1001,
      status: 'published',
      validFrom: null,
      validUntil: null,
      verify: ['价格未核实'],
      refusal: null,
    });
    const { told } = await call('get', { number: 1001 });
    expect(told).toMatchObject({
      number: 1001,
      status: 'published',
      verify: ['价格未核实'],
      refusal: null,
      replies: [{ when: null, text: '您好，请提交申请。' }],
      tellCustomer: '我帮您反馈。',
    });
    const texts = [found, await call('get', { number: 1001 }), await call('list')].map(({ text }) => text).join();
    for (const inner of [secret, '二线队列', '客户坚持', 'internal']) expect(texts).not.toContain(inner);
    expect(said()).toBe('');
  });

  it('tells internal texts where that was asked for', async () => {
    const { call } = await connect('--internal');
    expect((await call('get', { number: 1001 })).told).toMatchObject({
      internal: [secret],
      escalation: { queue: '二线队列', condition: '客户坚持' },
    });
  });

  it.each([
    ['has expired', 1002, '这一条已于 2020-01-01 过期'],
    ['is not valid yet', 1003, '这一条从 2999-01-01 起才生效'],
  ])('does not hand out what %s, not even internally', async (_what, number, refusal) => {
    const { call } = await connect('--internal');
    const { told, text } = await call('get', { number });
    expect(told).toMatchObject({ number, refusal, replies: [] });
    expect(told).not.toHaveProperty('tellCustomer');
    expect(text).not.toContain('您好');
    expect((await call('list')).told['entries']).toContainEqual(expect.objectContaining({ number, refusal }));
  });

  it('lists a topic with what is below it, and what has no answer yet', async () => {
    const { call } = await connect();
    const numbersOf = async (topic?: string) =>
      ((await call('list', topic ? { topic } : {})).told['entries'] as { number: number }[]).map(
        ({ number }) => number,
      );
    expect(await numbersOf()).toEqual([1001, 1002, 1003]);
    expect(await numbersOf('membership')).toEqual([1001, 1002]);
    expect(await numbersOf('member')).toEqual([]);
    expect((await call('gaps')).told).toEqual({ gaps: [{ gap: '取消续费', tell: '请先到会员页查看。' }] });
    const narrowed = await call('search', { query: '怎样退款', topic: 'invoices' });
    expect((narrowed.told['hits'] as { number: number }[]).map(({ number }) => number)).not.toContain(1001);
  });

  it('refuses what is none of its business', async () => {
    const { call } = await connect();
    expect(await call('get', { number: 9999 })).toMatchObject({ isError: true, text: '没有 9999 这一条' });
    for (const number of ['../../etc/passwd', -1.5, null])
      expect(await call('get', { number })).toMatchObject({ isError: true });
    expect(await call('search', { query: 'x'.repeat(5000) })).toMatchObject({ isError: true });
    expect(await call('write', { number: 1001 }).catch(() => ({ isError: true }))).toMatchObject({ isError: true });
  });
});
