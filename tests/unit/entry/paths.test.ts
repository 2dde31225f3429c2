import { describe, expect, it } from 'vitest';
import {
  dataFiles,
  entryPath,
  fromContentPath,
  introductionPath,
  isEntryFile,
  isIntroduction,
  locate,
  toContentPath,
} from '../../../src/entry/paths.ts';
import { listContentFiles } from '../../../src/site/content-files.ts';
import { frozenContent } from '../../built/corpora.ts';

describe('paths of content/', () => {
  it('tell the topic and the slug of an entry, and back', () => {
    const path = 'content/membership/subscription/no-downgrade.md';
    expect(locate(path)).toEqual({ topic: 'membership/subscription', slug: 'no-downgrade' });
    expect(entryPath(locate(path))).toBe(path);
  });

  it('tell the topic of an introduction, and back', () => {
    const path = introductionPath('membership/subscription');
    expect(path).toBe('content/membership/subscription/index.md');
    expect(locate(path).topic).toBe('membership/subscription');
  });

  it.each([
    ['content/a/b.md', true, false],
    ['content/a/index.md', false, true],
    ['content/a/my-index.md', true, false],
    ['content/facts.yml', false, false],
    ['content/a/b.MD', false, false],
  ])('tell what %s is', (path, isEntry, isIntroductory) => {
    expect([isEntryFile(path), isIntroduction(path)]).toEqual([isEntry, isIntroductory]);
  });

  it('begin with content/, wherever the folder is', () => {
    expect(toContentPath('a/b.md')).toBe('content/a/b.md');
    expect(fromContentPath('content/a/b.md')).toBe('a/b.md');
  });

  it('name every data file of a corpus', () => {
    const found = listContentFiles(frozenContent).filter(
      (path) => path.endsWith('.yml') && !path.startsWith('content/said/'),
    );
    expect(Object.values(dataFiles)).toEqual(expect.arrayContaining(found));
  });
});
