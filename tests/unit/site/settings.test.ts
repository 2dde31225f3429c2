import { expect, it } from 'vitest';
import { hasPlaceholder, repositoryFrom } from '../../../src/site/settings.ts';

it.each([
  [
    { SITE_REPOSITORY: 'https://gitlab.corp.example/kling/qa/' },
    'gitlab',
    'https://gitlab.corp.example/kling/qa',
    'main',
  ],
  [{ SITE_REPOSITORY: 'https://github.com/kling/qa.git' }, 'github', 'https://github.com/kling/qa', 'main'],
  [
    {
      SITE_REPOSITORY: 'https://git.corp.example/a/b/c',
      SITE_REPOSITORY_KIND: 'github',
      SITE_REPOSITORY_BRANCH: 'trunk',
    },
    'github',
    'https://git.corp.example/a/b/c',
    'trunk',
  ],
])('%j is a repository', (environment, kind, url, branch) => {
  const repository = repositoryFrom(environment);
  expect(repository).toEqual({ kind, url, branch });
  expect(hasPlaceholder({ repository })).toBe(false);
});

it('a build that is told nothing has the placeholder', () => {
  expect(hasPlaceholder({ repository: repositoryFrom({}) })).toBe(true);
  expect(hasPlaceholder({ repository: repositoryFrom({ SITE_REPOSITORY: '' }) })).toBe(true);
});

it.each([
  [{ SITE_REPOSITORY: 'git@github.com:kling/qa.git' }, '浏览器里打开的仓库地址'],
  [{ SITE_REPOSITORY: 'https://git.corp.example' }, '浏览器里打开的仓库地址'],
  [{ SITE_REPOSITORY_KIND: 'gitea' }, '只能是 github 或 gitlab'],
])('%j is refused with what to write', (environment, message) => {
  expect(() => repositoryFrom(environment)).toThrow(message);
});
