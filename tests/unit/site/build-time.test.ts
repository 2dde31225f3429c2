import { afterEach, expect, it, vi } from 'vitest';
import { lastCommitTime } from '../../../src/git/head.ts';
import { buildTime } from '../../../src/site/build-time.ts';

afterEach(() => vi.unstubAllEnvs());

it('a build says the time of its commit, not of the clock', () => {
  vi.stubEnv('DEV', false);
  const committed = lastCommitTime();
  if (committed) expect(buildTime()).toEqual(committed);
});

it('SOURCE_DATE_EPOCH sets the time of a build', () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', '1700000000');
  expect(buildTime().toISOString()).toBe('2023-11-14T22:13:20.000Z');
});

it.each(['today', '-1', '1.5', '2026-11-24'])('SOURCE_DATE_EPOCH=%s stops the build, with an example', (text) => {
  vi.stubEnv('SOURCE_DATE_EPOCH', text);
  expect(buildTime).toThrow('SOURCE_DATE_EPOCH 要写成 1970 年以来的秒数');
});
