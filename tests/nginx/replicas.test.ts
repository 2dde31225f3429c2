import { execFile } from 'node:child_process';
import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSite } from './make-site.ts';
import {
  type Answer,
  configure,
  copyAll,
  copyStore,
  get,
  type Nginx,
  publish,
  startNginx,
  withoutNginx,
} from './nginx.ts';

const deploy = (...args: string[]) => promisify(execFile)('deploy/publish', args);
const marks = Array.from({ length: 7 }, (_, index) => `m${index}`);

describe.skipIf(withoutNginx)('two hosts', () => {
  const hosts: Nginx[] = [];
  const onEach = (...args: string[]) => hosts.map(({ srv }) => publish(...args, `--to=${srv}`));
  const live = () => hosts.map(({ srv }) => readlinkSync(join(srv, 'current')).slice('builds/'.length));

  beforeAll(async () => {
    for (const _ of ['first', 'second']) {
      const prepared = await configure();
      copyAll(await copyStore(['m0']), prepared.srv);
      hosts.push(await startNginx({ folder: prepared.folder, access: 'allow all;' }));
    }
  });
  afterAll(() => Promise.all(hosts.map((host) => host.stop())));

  it('show nothing of a staged build, have its files ready, and switch to it', async () => {
    const [before] = live();
    const site = await makeSite({ mark: 'staged' });
    for (const { status, output } of onEach('--stage', site)) {
      expect(output).toMatch(/已备好 \S+：3 条。每台都备好以后，在每台运行 deploy\/publish --switch=/);
      expect(status).toBe(0);
    }
    expect(live()).toEqual([before, before]);
    for (const { port } of hosts) {
      expect((await get(port, '/')).body.toString()).toContain('style.m0.css');
      expect(await get(port, '/_astro/style.staged.css')).toMatchObject({ status: 200 });
    }
    for (const { output } of onEach('--stage', site)) expect(output).toContain('与已备好的');
    expect(onEach('--check-live').map(({ status }) => status)).toEqual([0, 0]);
    for (const { status } of onEach('--switch')) expect(status).toBe(0);
    const [first, second] = await Promise.all(hosts.map(({ port }) => get(port, '/')));
    expect(first?.body.toString()).toContain('style.staged.css');
    expect(first?.headers.etag).toBe(second?.headers.etag);
    for (const { status } of onEach('--rollback')) expect(status).toBe(0);
    expect(live()).toEqual([before, before]);
  });

  it('give a reader who changes host at every request whole pages, through seven deploys', {
    timeout: 180_000,
  }, async () => {
    const reader = { done: false, read: 0, wrong: [] as string[] };
    const reading = read(hosts, reader);
    for (const mark of marks) {
      const site = await makeSite({ mark });
      // The reader goes on reading meanwhile; the second host switches after the first.
      await Promise.all(hosts.map(({ srv }) => deploy('--stage', site, `--to=${srv}`)));
      for (const { srv } of hosts) await deploy('--switch', `--to=${srv}`);
    }
    reader.done = true;
    await reading;
    expect(reader.read).toBeGreaterThan(50);
    expect(reader.wrong).toEqual([]);
    expect(readdirSync(join(hosts[0]?.srv ?? '', 'builds'))).toHaveLength(5);
    const [one, other] = await Promise.all(hosts.map(({ port }) => get(port, '/membership/entry-1/')));
    expect(one?.headers.etag).toBe(other?.headers.etag);
  });
});

/** Reads pages, and what each loads from the other host, until it is told that the deploys are done. */
async function read(hosts: readonly Nginx[], reader: { done: boolean; read: number; wrong: string[] }): Promise<void> {
  let turn = 0;
  const ask = (path: string): Promise<Answer> => get(hosts[turn++ % hosts.length]?.port ?? 0, path);
  const expectOk = async (path: string) => {
    const answer = await ask(path);
    reader.read++;
    if (answer.status !== 200) reader.wrong.push(`${answer.status} ${path}`);
    return answer.body.toString();
  };
  while (!reader.done) {
    const page = await expectOk('/membership/entry-1/');
    for (const [path = ''] of page.matchAll(/\/_astro\/[\w.]+/g)) {
      const mark = /\.(\w+)\.\w+$/.exec(path)?.[1] ?? '';
      if (!(await expectOk(path)).includes(mark)) reader.wrong.push(`another content: ${path}`);
    }
    const { languages } = JSON.parse(await expectOk('/pagefind/pagefind-entry.json'));
    await expectOk(`/pagefind/pagefind.${languages.unknown.hash}.pf_meta`);
    turn++;
    await new Promise((next) => setTimeout(next, 10));
  }
}
