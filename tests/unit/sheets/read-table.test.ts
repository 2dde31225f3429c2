import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/sheets/read-table.ts';

type Cell = string | number | Date | null;
const text = (value: string) => new TextEncoder().encode(value);
const workbook = (rows: Cell[][], more: object = {}) => writeXlsx({ sheets: [{ name: 'a', rows, ...more }] });
const read = async (name: string, bytes: Uint8Array) => {
  const { rows, unread } = await readTable(name, bytes);
  return { rows: rows.map(({ line, cells, aliases, problem }) => [line, cells, aliases, problem]), unread };
};

const csv = '标准问,答案,相似问1,相似问2\r\n怎么退,您好,退钱,退款\r\n';
const expected = [[2, { title: '怎么退', reply: '您好' }, ['退钱', '退款'], null]];
/** 标准问,答案⏎怎么退,您好 in the code page of a Chinese Windows. */
const gbk = Uint8Array.of(
  ...[0xb1, 0xea, 0xd7, 0xbc, 0xce, 0xca, 0x2c, 0xb4, 0xf0, 0xb0, 0xb8, 0x0a],
  ...[0xd4, 0xf5, 0xc3, 0xb4, 0xcd, 0xcb, 0x2c, 0xc4, 0xfa, 0xba, 0xc3],
);

describe('a sheet', () => {
  it.each<[string, string, Uint8Array]>([
    ['UTF-8', 'a.csv', text(csv)],
    ['UTF-8 with its mark', 'a.csv', text(`\uFEFF${csv}`)],
    ['semicolons', 'a.csv', text(csv.replaceAll(',', ';'))],
    ['tabs', 'a.tsv', text(csv.replaceAll(',', '\t'))],
    [
      'tabs in UTF-16, as Excel saves Unicode text',
      'a.txt',
      new Uint8Array(Buffer.from(`\uFEFF${csv.replaceAll(',', '\t')}`, 'utf16le')),
    ],
  ])('is read in %s', async (_what, name, bytes) => {
    expect((await read(name, bytes)).rows).toEqual(expected);
  });

  it('is read in the code page of a Chinese Windows', async () => {
    expect((await read('a.csv', gbk)).rows).toEqual([[2, { title: '怎么退', reply: '您好' }, [], null]]);
  });

  it('may have a title above its headings, blank rows, and columns that are not ours', async () => {
    const rows = [
      ['客服问题', null, null],
      ['标准问*', '答案（必填）', '颜色'],
      [null, null, null],
      ['怎么退', '您好', '红'],
    ];
    expect(await read('a.xlsx', await workbook(rows))).toEqual({
      rows: [[4, { title: '怎么退', reply: '您好' }, [], null]],
      unread: ['颜色'],
    });
  });

  it('names what was not read: columns without a heading, a column that stands twice, and further worksheets', async () => {
    expect((await read('a.csv', text('标准问,答案,回复,\n怎么退,您好,再见,多,余\n'))).unread).toEqual([
      '回复（前面已有一列答案）',
      'D 列（没有列名）',
      'E 列（没有列名）',
    ]);
    const rows = [
      ['标准问', '答案'],
      ['怎么退', '您好'],
    ];
    const two = await writeXlsx({
      sheets: [
        { name: '一', rows },
        { name: '二', rows },
        { name: '空', rows: [] },
      ],
    });
    expect((await read('a.xlsx', two)).unread).toEqual(['工作表「二」']);
  });

  it('gives numbers and days as people see them', async () => {
    const rows = [
      ['编号', '标准问', '到期日期'],
      [1005, '怎么退', new Date('2026-12-31T00:00:00Z')],
    ];
    expect((await read('a.xlsx', await workbook(rows))).rows).toEqual([
      [2, { number: '1005', title: '怎么退', validUntil: '2026-12-31' }, [], null],
    ]);
  });

  it('says the same in every row that a merged cell reaches over', async () => {
    const rows = [
      ['标准问', '情形', '话术'],
      ['怎么退', '甲', '一'],
      [null, '乙', '二'],
    ];
    const merges = [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }];
    const { rows: found } = await read('a.xlsx', await workbook(rows, { merges }));
    expect(found.map(([, cells]) => cells)).toEqual([
      { title: '怎么退', when: '甲', reply: '一' },
      { title: '怎么退', when: '乙', reply: '二' },
    ]);
  });

  it('is refused row by row where a cell is a formula or cannot be read', async () => {
    const cells = new Map([['1,1', { formula: 'A1', value: '您好' }]]);
    const rows = [
      ['标准问', '答案'],
      ['怎么退', null],
      ['怎么换', '您\uFFFD好'],
      ['怎么买', '您好'],
    ];
    const { rows: found } = await read('a.xlsx', await workbook(rows, { cells }));
    expect(found.map(([line, , , problem]) => [line, problem])).toEqual([
      [2, 'B 列是公式，读不出要写的字；请先复制，再「选择性粘贴 → 数值」'],
      [3, 'B 列有乱码或看不见的控制字符；请重新输入这一格'],
      [4, null],
    ]);
  });

  it.each<[string, string, Uint8Array, RegExp]>([
    ['has no heading that we know', 'a.csv', text('甲,乙\n一,二\n'), /没有认得的列名/],
    ['is empty', 'a.csv', text(''), /没有认得的列名/],
    ['is no workbook', 'a.xlsx', text('hello'), /读不出这个表格/],
    ['is cut off', 'a.xlsx', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), /读不出这个表格/],
    ['is in no encoding', 'a.csv', Uint8Array.of(0xff, 0xff, 0x80, 0x2c, 0xff), /编码认不出来/],
  ])('that %s is refused with what to do', async (_what, name, bytes, message) => {
    await expect(readTable(name, bytes)).rejects.toThrow(message);
  });

  it('of 50,000 rows is read whole', { timeout: 60_000 }, async () => {
    const rows = Array.from({ length: 50_000 }, (_, index) => [`问题 ${index}`, '您好']);
    const table = await readTable('a.xlsx', await workbook([['标准问', '答案'], ...rows]));
    expect(table.rows).toHaveLength(50_000);
  });
});
