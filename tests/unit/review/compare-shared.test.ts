import { expect, test } from 'vitest';
import { parseCorpus } from '../../../src/markdown/corpus.ts';
import { compareSides } from '../../../src/review/review.ts';
import { writeReport } from '../../../src/review/write-review.ts';
import { readContentFiles } from '../../../src/site/content-files.ts';
import { frozenContent } from '../../built/corpora.ts';

const files = readContentFiles(frozenContent).filter(({ path }) => !path.startsWith('content/said/'));

/** The report of a change: path → what to write for what. */
function reportOf(changes: Record<string, [from: string, to: string][]>): string {
  const changed = files.map(({ path, text }) => ({
    path,
    text: (changes[path] ?? []).reduce((result, [from, to]) => {
      expect(result).toContain(from);
      return result.replace(from, () => to);
    }, text),
  }));
  const [base, head] = [files, changed].map((side) => ({ files: side, corpus: parseCorpus(side) }));
  if (!base || !head) throw new Error('two sides were given');
  const search = { asked: 0, moved: [], log: null };
  const labels = { base: 'main', topics: head.corpus.site.topics, titles: new Map(), warnings: [] };
  return writeReport({ ...compareSides(base, head), problems: [], standing: 0, search }, labels);
}

test('rows of shared files are listed with old and new, those that are gone first', () => {
  const report = reportOf({
    'content/words.yml': [['forbidden:\n  - 工单\n', 'forbidden:\n  - 甩锅\n']],
    'content/topics.yml': [['owner: 财务组', 'owner: 运营组']],
    'content/pins.yml': [['- 1021\n', '']],
    'content/gaps.yml': [['- { about: 支付方式 }', '- { about: 支付方式, route: 二线 }']],
    'content/combinations.yml': [['starts: 单品到期后', 'starts: 立即']],
    'content/facts.yml': [['words: [税率|税点', 'words: [税点']],
    'content/escalations.yml': [['  queue: 二线\n  record:', '  queue: 三线\n  record:']],
  });
  expect(report).toMatch(/### `words\.yml`\n\n- \*\*去掉\*\* forbidden「工单」\n- 新增 forbidden「甩锅」\n/);
  expect(report).toContain('- 改动 invoices owner：「财务组」 → 「运营组」');
  expect(report).toContain('- **去掉** 「1021」');
  expect(report).toContain('- 新增 支付方式 route：「二线」');
  expect(report).toMatch(/- 改动 已有单品、再买包月、低档：「[^」]*单品到期后[^」]*」 → 「[^」]*立即[^」]*」/);
  expect(report).toMatch(/- 改动 tax-rate words：「税率.*」 → 「税点.*」/);
  expect(report).toContain('- 改动 二线 queue：「二线」 → 「三线」');
});

test('a change of entries alone names no shared file, and entries come before everything else', () => {
  const report = reportOf({ 'content/creation/recover-deleted.md': [['无法恢复', '不能恢复']] });
  expect(report).toContain('- 共用的文件：没有改动');
  expect(report).not.toContain('## 共用的文件');
});

test('exchanged branches are named with the text that now goes to other customers', () => {
  const path = 'content/invoices/api-package-invoice.md';
  const report = reportOf({
    [path]: [
      ['情形[国内客户]', '情形[甲]'],
      ['情形[海外客户]', '情形[国内客户]'],
      ['情形[甲]', '情形[海外客户]'],
    ],
  });
  expect(report).toMatch(/- 情形对调，请核对：「海外客户」现在发的是原来「国内客户」的话「您好，国内购买的 API 资源包/);
});
