import { existsSync, readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import type { EntriesJson } from '../../src/export/contracts.ts';
import { exportNames } from '../../src/sheets/workbook.ts';
import { settings } from '../../src/site/settings.ts';

const { entries } = JSON.parse(readFileSync('dist/entries.json', 'utf8')) as EntriesJson;

test('the built site has all entries as sheets, marked confidential, with every reply as it is copied', async () => {
  expect(exportNames.filter((name) => !existsSync(`dist/export/${name}`))).toEqual([]);
  const { sheets } = await readXlsx(readFileSync('dist/export/review.xlsx'));
  const [head = [], ...rows] = sheets[0]?.rows ?? [];
  expect(head.at(-1)).toBe(settings.confidentiality);
  const sent = rows.map((row) => row[head.indexOf('客户收到的文字')]).filter((cell) => cell);
  expect(sent.sort()).toEqual(entries.flatMap(({ replies }) => replies.map(({ text }) => text)).sort());
  expect(readFileSync('dist/export/questions.csv', 'utf8')).toContain(settings.confidentiality);
});
