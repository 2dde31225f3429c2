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
  await vi.runAllTimersAsync();
  expect(titles()).toContain('新的问题');
});

test('an entry is a document of Starlight, by the address of its page', async () => {
  vi.stubEnv('CONTENT_DIR', repository.content);
  repository.write({ ...siteFiles, 'a/x.md': entryText({}) });
  const { context, stored } = buildContext();
  await entriesLoader.load(context);
  expect([...stored.values()]).toEqual([
    {
      id: 'a/x',
      filePath: 'content/a/x.md',
      data: {
        title: '问题',
        entry: expect.objectContaining({ number: 1001, title: '问题' }),
      },
    },
  ]);
});

interface Stored {
  id: string;
  data: { title: string };
}

/** What Astro gives a loader in a build, as far as ours uses it. */
function buildContext() {
  const stored = new Map<string, Stored>();
  const store = { clear: () => stored.clear(), set: (document: Stored) => stored.set(document.id, document) };
  const parseData = async ({ data }: Stored) => data;
  return { context: { store, parseData, logger: console } as unknown as LoaderContext, stored };
}

/** What Astro gives a loader in dev, as far as ours uses it. */
function devContext() {
  const { context, stored } = buildContext();
  const watcher = Object.assign(new EventEmitter(), { add: () => {} });
  const titles = () => [...stored.values()].map(({ data }) => data.title);
  return { context: Object.assign(context, { watcher }), watcher, titles };
}
