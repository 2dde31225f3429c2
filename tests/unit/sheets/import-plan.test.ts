import { describe, expect, it } from 'vitest';
import { parseCorpus } from '../../../src/markdown/corpus.ts';
import { mostDrafts, planImport } from '../../../src/sheets/import-plan.ts';
import { readTable } from '../../../src/sheets/read-table.ts';
import { versionOf } from '../../../src/sheets/review-sheet.ts';

const path = 'content/a/refund.md';
const text = `---
number: 1001
title: 怎么退款？
# 常问
aliases: [退钱, 退费]
status: published
related: [1002]
---

:::话术
您好，税率是 {{rate}}，**可以退**。
:::

:::内部
先查订单。
:::

::::情形[在网页端充的]

:::话术
您好，请在网页端申请。
:::

::::

::::情形[在快影充的]

:::内部
只能转二线。
:::

::::
`;
const simple = `---\nnumber: 1002\ntitle: 发票在哪\nstatus: published\n---\n\n:::话术\n您好，在首页。\n:::\n`;
const filesWith = (invoice: string) => [
  { path: 'content/topics.yml', text: 'a: { label: 甲, description: 一, owner: 会员组, reviewEvery: 180 }\n' },
  { path: 'content/facts.yml', text: 'rate: { text: 6%, meaning: 税率 }\n' },
  { path: 'content/escalations.yml', text: '{}\n' },
  { path, text },
  { path: 'content/a/invoice.md', text: invoice },
];

async function plan(csv: string, invoice = simple) {
  const files = filesWith(invoice);
  const { entries, site } = parseCorpus(files);
  const table = await readTable('a.csv', new TextEncoder().encode(csv));
  const { outcomes, changed, drafts } = planImport(table, {
    entries,
    sources: new Map(files.map((file) => [file.path, file.text])),
    topics: site.topics,
    words: { slugs: { member: ['会员'] } },
    numbers: [1001, 1002, 1007],
    isTaken: (_topic, slug) => slug === 'member',
    topic: null,
  });
  return { told: outcomes.map(({ line, kind, message }) => `${line} ${kind} ${message}`), changed, drafts };
}
const edited = async (csv: string) => (await plan(csv)).changed.get(path);

it('the corpus of these tests is sound', () => {
  expect(parseCorpus(filesWith(simple)).problems).toEqual([]);
});

describe('a row of a known number', () => {
  it('changes the one reply that it says, and nothing else of the file', async () => {
    const reply = '您好，税率是 {{rate}}，**都能退**。';
    const { told, changed } = await plan(`编号,序,话术\n1001,1,"${reply}"\n1001,2,您好，请在网页端申请。\n`);
    expect(told).toEqual(['2 edit 1001 改了话术', '3 same 1001 没有变化']);
    expect(changed.get(path)).toBe(text.replace('您好，税率是 {{rate}}，**可以退**。', reply));
  });

  it('changes replies and notes of several branches at once', async () => {
    const rows = ['1001,1,"一\n二",先查账号。', '1001,2,三,', '1001,3,,转一线。'];
    expect(await edited(`编号,序,话术,内部说明\n${rows.join('\n')}\n`)).toBe(
      text
        .replace('您好，税率是 {{rate}}，**可以退**。', '一\n二')
        .replace('先查订单。', '先查账号。')
        .replace('您好，请在网页端申请。', '三')
        .replace('只能转二线。', '转一线。'),
    );
  });

  it('changes fields where they stand, adds those that were not there, and keeps comments and other fields', async () => {
    const csv =
      '编号,序,标准问,别名,状态,到期日期,疑点\n1001,1,怎么退款？,"退钱\n退订: 怎么弄",未上线,2026-12-31,"一句\n两句"\n';
    expect(await edited(csv)).toBe(
      text.replace(
        'aliases: [退钱, 退费]\nstatus: published\n',
        "aliases:\n  - 退钱\n  - '退订: 怎么弄'\nstatus: unpublished\nvalidUntil: 2026-12-31\nverify:\n  - 一句\n  - 两句\n",
      ),
    );
  });

  it('takes a field of the entry from the one row that changed it', async () => {
    const csv = '编号,序,标准问\n1001,1,怎么退款？\n1001,2,钱怎么退？\n';
    expect((await plan(csv)).told).toEqual(['2 same 1001 没有变化', '3 edit 1001 改了标准问']);
    expect((await plan(csv.replace('怎么退款？', '退款呢？'))).told[0]).toContain('几行里标准问写得不一样');
  });

  it.each([
    ['1001,9,一,,', '没有第 9 条答复'],
    ['1001,3,一,在快影充的,', '这里没有话术；表里只能改已有的'],
    ['1001,1,,,', '话术空了'],
    ['1001,2,您好，请在网页端申请。,在 App 充的,', '情形请在网页上改'],
    ['1001,2,您好，请在网页端申请。,在网页端充的,乙', '换专题要移动文件'],
    ['1999,1,一,,', '没有 1999 这一条'],
    ['1001,三,一,,', '没有第 NaN 条答复'],
  ])('is refused where a sheet cannot say what is meant: %s', async (row, message) => {
    const { told, changed } = await plan(`编号,序,话术,情形,专题\n${row}\n`);
    expect(told).toEqual([expect.stringMatching(`^2 refused .*${message}`)]);
    expect(changed.size).toBe(0);
  });
});

it('two rows of one reply are refused, however they are numbered', async () => {
  const rows = ['1001,1,您好，一。', '1001,01,"您好，二。\n三"'];
  for (const csv of [`编号,序,话术\n${rows.join('\n')}\n`, '标准问,答案\n发票在哪,您好，一。\n发票在哪,您好，二。\n']) {
    const { told, changed } = await plan(csv);
    expect(told).toEqual([
      expect.stringMatching(/^2 refused .*请(只留一行|改成一样的)/),
      expect.stringMatching(/^3 refused/),
    ]);
    expect(changed.size).toBe(0);
  }
});

it('a row of an older version is refused where it would change something, and only there', async () => {
  const now = versionOf(simple);
  const [same, other] = ['1002,1,您好，在首页。', '1002,1,您好，在页尾。'];
  const told = async (row: string) => (await plan(`编号,序,话术,版本\n${row}\n`)).told[0];
  expect(now).toMatch(/^v/);
  expect(await told(`${other},${now}`)).toContain('改了话术');
  expect(await told(`${other},`)).toContain('改了话术');
  expect(await told(`${other},v0`)).toContain('1002 在这份表导出以后改过');
  expect(await told(`${same},v0`)).toContain('没有变化');
});

describe('a row of a question library', () => {
  it('adds what else customers say, and takes nothing away', async () => {
    expect(await edited('标准问,相似问,答案\n怎么退款？,钱咋退,\n怎么退款？,退钱,\n')).toBe(
      text.replace('aliases: [退钱, 退费]', 'aliases:\n  - 退钱\n  - 退费\n  - 钱咋退'),
    );
  });

  it('keeps a date that it leaves open, and reads one as a spreadsheet writes it', async () => {
    const dated = async (cell: string, source: string) =>
      (await plan(`标准问,答案,到期日期\n发票在哪,您好，在首页。,${cell}\n`, source)).changed.get(
        'content/a/invoice.md',
      );
    const until = simple.replace('published', 'published\nvalidUntil: 2026-12-31');
    expect(await dated('', until)).toBeUndefined();
    expect(await dated('2026/12/31', until)).toBeUndefined();
    expect(await dated('2027/1/5', simple)).toBe(simple.replace('published', 'published\nvalidUntil: 2027-01-05'));
  });

  it('changes an answer that is typed as it is copied, and refuses any other', async () => {
    const { told, changed } = await plan('标准问,答案\n发票在哪,您好，在页尾。\n怎么退款？,您好\n');
    expect(told).toEqual(['2 edit 1002 改了话术', expect.stringMatching(/^3 refused .*请用审阅表/)]);
    expect([...changed]).toEqual([['content/a/invoice.md', simple.replace('首页', '页尾')]]);
  });
});

it('a sheet of 50,000 rows gets a message for each row, whatever the row says', { timeout: 60_000 }, async () => {
  const kinds = ['1001,怎么退款？,', '1999,没有,', ',会员怎么买？,甲', ',,'];
  const rows = Array.from({ length: 50_000 }, (_, index) => kinds[index % kinds.length]);
  const { told, drafts } = await plan(`编号,标准问,专题,备注列\n${rows.join('\n')}\n`);
  // The last kind of row is blank, which is no row.
  expect(told).toHaveLength(37_500);
  expect(told.slice(0, 3)).toEqual([
    '2 same 1001 没有变化',
    expect.stringMatching(/^3 refused 没有 1999 这一条/),
    expect.stringMatching(/^4 draft 新建 1008「会员怎么买？」/),
  ]);
  expect(drafts.size).toBe(1);
});

describe('a new question', () => {
  it('is a draft: the next number, an address of its words, and blanks for what the row leaves open', async () => {
    const { told, drafts, changed } = await plan('标准问,专题,答案\n会员怎么买？,甲,\n');
    expect(told).toEqual(['2 draft 新建 1008「会员怎么买？」：content/a/member-2.md，还有 7 处【待填写】']);
    expect([...drafts]).toEqual([['content/a/member-2.md', '会员怎么买？']]);
    expect(changed.get('content/a/member-2.md')).toContain('number: 1008\ntitle: 会员怎么买？\n');
  });

  it('is one entry of several rows, a branch for each condition', async () => {
    const rows = ['会员怎么买？,甲,买会员,网页,您好，一。,先问', '会员怎么买？,甲,开会员,快影,您好，二。,'];
    const { changed } = await plan(`标准问,专题,相似问,情形,话术,内部说明\n${rows.join('\n')}\n`);
    expect(changed.get('content/a/member-2.md')).toBe(
      [
        '---\nnumber: 1008\ntitle: 会员怎么买？\naliases:\n  - 买会员\n  - 开会员\nstatus: published\n---\n',
        '::::情形[网页]\n\n:::话术\n您好，一。\n:::\n\n:::内部\n先问\n:::\n\n::::\n',
        '::::情形[快影]\n\n:::话术\n您好，二。\n:::\n\n::::\n',
      ].join('\n'),
    );
  });

  it.each([
    ['怎么买？,乙,一', '没有「乙」这个专题；可以写：甲'],
    ['怎么买？,,一', '新的条目要写专题'],
    [',甲,一', '没有标准问'],
  ])('is refused without a place: %s', async (row, message) => {
    expect((await plan(`标准问,专题,答案\n${row}\n`)).told).toEqual([expect.stringContaining(message)]);
  });

  it('is left alone where a sheet has more than anybody can review, and says so', async () => {
    const rows = Array.from({ length: mostDrafts + 2 }, (_, index) => `问题 ${index},甲,`);
    const { told, drafts } = await plan(`标准问,专题,答案\n${rows.join('\n')}\n怎么退款？,,\n`);
    expect(told.filter((line) => line.includes('请分成几份'))).toHaveLength(2);
    expect(told.at(-1)).toContain('1001 没有变化');
    expect(drafts.size).toBe(mostDrafts);
  });
});
