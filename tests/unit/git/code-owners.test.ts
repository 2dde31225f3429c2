import { expect, test } from 'vitest';
import { codeOwners } from '../../../src/git/code-owners.ts';

const topic = (owner: string) => ({ label: '甲', description: '甲', owner, reviewEvery: 90 });

test('a topic inside another one comes after it, because the last match decides', () => {
  const rows = codeOwners({ 'a/b': topic('乙组'), a: topic('甲组') }, { 甲组: '@x/a', 乙组: '@x/b' }).split('\n');
  expect(rows.indexOf('/content/a/ @x/a')).toBeGreaterThan(0);
  expect(rows.indexOf('/content/a/b/ @x/b')).toBeGreaterThan(rows.indexOf('/content/a/ @x/a'));
});

test('each group may approve the files that all topics rely on, and is named once', () => {
  const topics = { a: topic('甲组'), b: topic('乙组'), c: topic('甲组') };
  expect(codeOwners(topics, { 甲组: '@x/a', 乙组: '@x/b' })).toContain('\n/content/ @x/a @x/b\n');
});

test('the topic of a role without a group is left to all groups, which may approve everything', () => {
  const text = codeOwners({ a: topic('甲组'), b: topic('新组') }, { 甲组: '@x/a' });
  expect(text).toContain('\n/content/ @x/a\n');
  expect(text).not.toContain('/content/b/');
});
