import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { parseCorpus } from '../../../src/markdown/corpus.ts';
import { planImport } from '../../../src/sheets/import-plan.ts';
import { questionLibrary } from '../../../src/sheets/question-library.ts';
import { readTable } from '../../../src/sheets/read-table.ts';
import { exportedFiles, exportNames } from '../../../src/sheets/workbook.ts';
import { readContentFiles } from '../../../src/site/content-files.ts';

const files = readContentFiles('tests/corpus');
const { entries, site, words } = parseCorpus(files);
const sources = new Map(files.map(({ path, text }) => [path, text]));
const sourced = entries.map((entry) => ({ entry, source: sources.get(entry.path) ?? '' }));
const mark = { confidentiality: '内部文档，请勿外传', modified: new Date('2026-11-24T00:00:00Z'), today: '2026-11-24' };
const exported = exportedFiles(sourced, site.topics, mark);

async function bytesOf(name: string): Promise<Uint8Array> {
  const written = await exported[name]?.();
  return typeof written === 'string' ? new TextEncoder().encode(written) : (written ?? new Uint8Array());
}

describe.each(exportNames)('%s', (name) => {
  it('changes nothing when it is imported again', async () => {
    const table = await readTable(name, await bytesOf(name));
    const isTaken = () => false;
    const plan = planImport(table, { entries, sources, topics: site.topics, words, numbers: [], isTaken, topic: null });
    expect(plan.outcomes.filter(({ kind }) => kind !== 'same')).toEqual([]);
    expect(plan.changed.size).toBe(0);
    expect(table.unread).toEqual([]);
    const least = name.startsWith('review') ? entries.length : 20;
    expect(new Set(table.rows.map(({ cells }) => cells.number)).size).toBeGreaterThanOrEqual(least);
  });

  it('is marked confidential in its first row, and is the same bytes each time', async () => {
    const bytes = await bytesOf(name);
    expect(Buffer.compare(await bytesOf(name), bytes)).toBe(0);
    const text = name.endsWith('.csv') ? new TextDecoder().decode(bytes) : '';
    const head = text ? text.split('\r\n', 1)[0] : (await readXlsx(bytes)).sheets[0]?.rows[0]?.join();
    expect(head).toMatch(/^\uFEFF?"?编号"?,.*内部文档，请勿外传"?$/);
  });
});

it.each(exportNames)('%s brings back nothing of an entry that others have changed since', async (name) => {
  const table = await readTable(name, await bytesOf(name));
  const changed = files.map((file) => ({
    ...file,
    text: file.text.replace('把鼠标', '请把鼠标').replace('logo', '标识'),
  }));
  const corpus = parseCorpus(changed);
  const plan = planImport(table, {
    ...{ entries: corpus.entries, topics: site.topics, words, numbers: [], isTaken: () => false, topic: null },
    sources: new Map(changed.map(({ path, text }) => [path, text])),
  });
  expect([...plan.changed.keys()]).toEqual([]);
  const refused = plan.outcomes.filter(({ kind }) => kind === 'refused');
  expect(refused.length).toBeGreaterThan(0);
  for (const { message } of refused) expect(message).toMatch(/^\d+ 在这份表导出以后改过，.*请重新导出一份/);
});

it('the review sheet has a row for each reply, with what is sent beside what is typed', async () => {
  const { sheets } = await readXlsx(await bytesOf('review.xlsx'));
  const [head = [], ...rows] = sheets[0]?.rows ?? [];
  const cell = (row: unknown[] | undefined, heading: string) => row?.[head.indexOf(heading)];
  const replies = entries.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'branch' ? block.blocks : block)).filter(({ kind }) => kind === 'reply'),
  );
  const sent = rows.flatMap((row) => cell(row, '客户收到的文字') || []);
  expect(sent.sort()).toEqual(replies.map(({ text }) => text).sort());
  const first = rows.find((row) => cell(row, '编号') === '1004');
  expect(cell(first, '标准问')).toBe('充了会员怎么去水印？');
  expect(cell(first, '话术')).toContain('**「无水印下载」**');
  expect(cell(first, '客户收到的文字')).not.toContain('**');
});

it('the question library leaves out what a robot may not send, and says until when the rest holds', () => {
  const parse = (fields: string, reply: string) => {
    const corpus = [
      { path: 'content/topics.yml', text: 'a: { label: 甲, description: 一, owner: 会员组, reviewEvery: 180 }\n' },
      { path: 'content/slots.yml', text: '称呼: { hint: 王女士 }\n' },
      {
        path: 'content/a/refund.md',
        text: `---\nnumber: 1001\ntitle: 怎么退款？\n${fields}\n---\n\n:::话术\n${reply}\n:::\n`,
      },
    ];
    return parseCorpus(corpus).entries.map((entry) => ({ entry, source: corpus.at(-1)?.text ?? '' }));
  };
  const rowsOf = (fields: string, reply = '您好。') => {
    const { long, wide } = questionLibrary(parse(fields, reply), '2026-11-24');
    expect(wide.rows).toHaveLength(long.rows.length);
    return long.rows;
  };
  expect(rowsOf('status: published')).toEqual([
    ['1001', '怎么退款？', '', '您好。', '', expect.stringMatching(/^v[\da-f]{8}$/)],
  ]);
  const dated = 'status: published\nvalidFrom: 2026-11-24\nvalidUntil: 2026-11-24';
  expect(rowsOf(dated)).toEqual([['1001', '怎么退款？', '', '您好。', '2026-11-24', expect.any(String)]]);
  expect(rowsOf('status: unpublished')).toEqual([]);
  expect(rowsOf('status: published', '{{?称呼}}您好。')).toEqual([]);
  expect(rowsOf('status: published\nverify: [价格]')).toEqual([]);
  expect(rowsOf('status: published\nvalidUntil: 2026-11-23')).toEqual([]);
  expect(rowsOf('status: published\nvalidFrom: 2026-11-25')).toEqual([]);
});

it('no cell is a formula, whatever an entry says', async () => {
  const [one] = sourced;
  if (!one) throw new Error('the corpus is empty');
  const entry = {
    ...one.entry,
    status: 'published' as const,
    verify: [],
    validFrom: null,
    validUntil: null,
    title: '=HYPERLINK("http://x")',
    aliases: ['+1', '-1', '@a', '＝1', '\t=1'],
  };
  const hostile = exportedFiles([{ ...one, entry }], site.topics, mark);
  for (const name of exportNames) {
    const written = await hostile[name]?.();
    if (typeof written === 'string')
      expect(
        parseCsv(written)
          .flat()
          .filter((cell) => /^\s*[=+\-@＝]/.test(String(cell))),
      ).toEqual([]);
    else {
      const sheet = (await readXlsx(written ?? new Uint8Array())).sheets[0];
      expect([...(sheet?.cells?.values() ?? [])].filter(({ type }) => type === 'formula')).toEqual([]);
      expect(sheet?.rows.flat()).toContain(entry.title);
    }
  }
});
