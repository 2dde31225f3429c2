import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readBaseChange, readBaseContent } from '../../../src/git/base.ts';
import { entryText, Repository, siteFiles } from '../changes/repository.ts';

// Git on a busy machine takes its time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let repository: Repository;
const paths = (files: readonly { path: string }[]) => files.map(({ path }) => path).sort();

beforeEach(() => {
  repository = new Repository();
  repository.commit('2026-01-01T00:00:00Z', {
    ...siteFiles,
    'a/kept.md': entryText({ number: 1001 }),
    'a/edited.md': entryText({ number: 1002, reply: '旧的答复。' }),
    'a/删掉的.md': entryText({ number: 1003 }),
    'a/.hidden.md': '不是内容',
  });
  repository.git('checkout', '--quiet', '-b', 'change');
  repository.commit('2026-01-02T00:00:00Z', {
    'a/edited.md': entryText({ number: 1002, reply: '新的答复。' }),
    'a/删掉的.md': null,
  });
  repository.git('checkout', '--quiet', 'main');
  repository.commit('2026-01-03T00:00:00Z', { 'a/others.md': entryText({ number: 1009 }) });
  repository.git('checkout', '--quiet', 'change');
  repository.write({ 'a/untracked.md': entryText({ number: 1004 }) });
});

afterEach(() => repository.remove());

describe('the base of a change', () => {
  test('is where the change started, not what others did since then', () => {
    const { files, changed, warnings } = readBaseChange(repository.content, 'main');
    expect(changed.sort()).toEqual(['content/a/edited.md', 'content/a/untracked.md', 'content/a/删掉的.md']);
    expect(paths(files)).toEqual(['content/a/edited.md', 'content/a/删掉的.md']);
    expect(files.find(({ path }) => path.endsWith('edited.md'))?.text).toContain('旧的答复。');
    expect(warnings).toEqual([]);
  });

  test('holds all files for the review, without hidden ones', () => {
    const { files } = readBaseContent(repository.content, 'main');
    expect(paths(files)).toEqual(
      [...Object.keys(siteFiles), 'a/edited.md', 'a/kept.md', 'a/删掉的.md'].map((name) => `content/${name}`).sort(),
    );
  });

  test.each([readBaseChange, readBaseContent])('is not guessed in silence in a shallow clone: %o', (read) => {
    const clone = join(repository.folder, 'clone');
    const origin = pathToFileURL(repository.folder).href;
    execFileSync('git', ['clone', '--quiet', '--depth', '1', '--no-single-branch', origin, clone], { stdio: 'ignore' });
    const { warnings } = read(join(clone, 'content'), 'origin/main');
    expect(warnings).toEqual([expect.stringContaining('git fetch --unshallow')]);
    expect(() => read(join(clone, 'content'), 'nowhere')).toThrow(/「nowhere」；.*git fetch --unshallow/);
  });

  test('without a common history is the branch itself, with a warning', () => {
    repository.git('checkout', '--quiet', '--orphan', 'apart');
    repository.commit('2026-01-04T00:00:00Z', {});
    expect(readBaseChange(repository.content, 'main').warnings).toEqual([expect.stringContaining('没有共同的历史')]);
  });

  test('has to be there', () => {
    expect(() => readBaseChange(repository.content, 'nowhere')).toThrow(/「nowhere」；请先运行 git fetch/);
    expect(() => readBaseChange(repository.content, '--output=x')).toThrow('「--output=x」');
  });
});
