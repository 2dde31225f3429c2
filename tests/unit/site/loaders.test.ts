import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { LoaderContext } from 'astro/loaders';
import { afterEach, expect, test, vi } from 'vitest';
import { entriesLoader } from '../../../src/site/loaders.ts';
import { entryText, Repository, siteFiles } from '../changes/repository.ts';

const repository = new Repository();

afterEach(() => {
  repository.remove();
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

test('in dev, a file that is announced before it is written is read once it is', async () => {
  vi.stubEnv('CONTENT_DIR', repository.content);
  vi.useFakeTimers();
  repository.write({ ...siteFiles, 'a/x.md': entryText({}) });
  const { context, watcher, titles } = devContext();
  await entriesLoader.load(context);
  expect(titles()).toEqual(['问题']);

  repository.write({ 'a/y.md': '' });
  watcher.emit('all', 'add', join(repository.content, 'a/y.md'));
  repository.write({ 'a/y.md': entryText({ number: 1002, title: '新的问题' }) });
  vi.runAllTimers();
  expect(titles()).toContain('新的问题');
});

/** What Astro gives a loader in dev, as far as ours uses it. */
function devContext() {
  const stored = new Map<string, { title: string }>();
  const watcher = Object.assign(new EventEmitter(), { add: () => {} });
  const store = {
    clear: () => stored.clear(),
    set: ({ id, data }: { id: string; data: { title: string } }) => stored.set(id, data),
  };
  const context = { watcher, store, logger: console } as unknown as LoaderContext;
  return { context, watcher, titles: () => [...stored.values()].map(({ title }) => title) };
}
