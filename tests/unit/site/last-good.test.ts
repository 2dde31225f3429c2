import { expect, test } from 'vitest';
import { LastGood } from '../../../src/site/last-good.ts';
import { entryText, type Files, siteFiles } from '../changes/repository.ts';

const filesOf = (files: Files) =>
  Object.entries({ ...siteFiles, ...files }).map(([path, text]) => ({ path: `content/${path}`, text: text ?? '' }));

test('an entry that is broken for the moment stays as it last was', () => {
  const site = new LastGood();
  const good = entryText({ title: '好的' });
  site.read(filesOf({ 'a/x.md': good }));
  const { entries, problems } = site.read(
    filesOf({ 'a/x.md': good.replace('好的', '坏的').replace(':::话术', ':::话述') }),
  );
  expect(entries.map(({ title }) => title)).toEqual(['好的']);
  expect(problems.map(({ rule }) => rule)).toContain('known-block');
});

test('a broken table does not break the entries that refer to it', () => {
  const site = new LastGood();
  const uses = entryText({ reply: '税率是 {{tax-rate}}。' });
  site.read(filesOf({ 'a/x.md': uses }));
  const { entries, problems } = site.read(filesOf({ 'a/x.md': uses, 'facts.yml': 'tax-rate: [' }));
  expect(entries[0]?.blocks[0]).toMatchObject({ text: '税率是 6%。' });
  expect(problems).toEqual([]);
});

test('a file that was never right has a page all the same', () => {
  const { entries } = new LastGood().read(filesOf({ 'a/x.md': ':::话术', 'a/y.md': entryText({ number: 1002 }) }));
  expect(entries.map(({ path, number }) => [path, number])).toEqual([
    ['content/a/x.md', 0],
    ['content/a/y.md', 1002],
  ]);
});

test('a deleted entry is gone', () => {
  const site = new LastGood();
  site.read(filesOf({ 'a/x.md': entryText({}) }));
  expect(site.read(filesOf({})).entries).toEqual([]);
});
