import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { makeSite, temporaryFolder } from './make-site.ts';
import { copyAll, copyStore, publish } from './nginx.ts';

const page = 'membership/entry-2/index.html';
const live = (target: string) => readlinkSync(join(target, 'current')).slice('builds/'.length);
const www = (target: string, file: string) => join(target, 'current', 'www', file);
const store = async (...marks: string[]) => {
  const target = await copyStore(marks);
  return { target, ids: readdirSync(join(target, 'builds')) };
};

describe('a folder that holds what deploy/publish did not make', () => {
  const strange: [what: string, put: (target: string) => void, named: string][] = [
    ['a folder in builds', (target) => mkdirSync(join(target, 'builds/important'), { recursive: true }), 'important'],
    ['a hidden one', (target) => mkdirSync(join(target, 'builds/.hidden'), { recursive: true }), '.hidden'],
    [
      'a folder that is named like a build',
      (target) => mkdirSync(join(target, 'builds/20261124T000000Z-nogit'), { recursive: true }),
      '20261124T000000Z-nogit',
    ],
    ['a link for builds', (target) => symlinkSync(temporaryFolder(), join(target, 'builds')), 'builds（是链接'],
    ['a link for conf', (target) => symlinkSync(temporaryFolder(), join(target, 'conf')), 'conf（是链接'],
    ['a folder for current', (target) => mkdirSync(join(target, 'current')), 'current（应为'],
    ['a link of somebody else', (target) => symlinkSync('releases/1', join(target, 'current')), 'current（应为'],
    [
      'settings of somebody else',
      (target) => {
        mkdirSync(join(target, 'conf'));
        writeFileSync(join(target, 'conf/http.conf'), 'server {}');
      },
      'conf/http.conf',
    ],
  ];

  it.each(strange)('is refused, and left as it is: %s', async (_what, put, named) => {
    const target = temporaryFolder();
    put(target);
    const before = spawnSync('find', [target, '-ls'], { encoding: 'utf8' }).stdout;
    const { status, output } = publish(await makeSite(), `--to=${target}`);
    expect(output).toContain(named);
    expect(output).toContain('请用 --to 另写一个文件夹');
    expect(status).toBe(1);
    expect(spawnSync('find', [target, '-ls'], { encoding: 'utf8' }).stdout).toBe(before);
  });

  it('keeps it through every command, and can still be gone back in', async () => {
    const { target, ids } = await store('a', 'b');
    const important = join(target, 'builds/important');
    mkdirSync(important);
    writeFileSync(join(important, 'data'), 'x');
    const site = await makeSite({ mark: 'c' });
    for (const args of [[site], ['--prune']])
      expect(publish(...args, `--to=${target}`)).toMatchObject({
        status: 1,
        output: expect.stringContaining(important),
      });
    expect(publish('--rollback', `--to=${target}`)).toMatchObject({ status: 0 });
    expect(live(target)).toBe(ids[0]);
    expect(readFileSync(join(important, 'data'), 'utf8')).toBe('x');
    renameSync(important, join(target, 'important'));
    expect(publish(site, `--to=${target}`)).toMatchObject({ status: 0 });
    expect(existsSync(join(target, 'important/data'))).toBe(true);
  });
});

describe('deploy/publish --check-live', () => {
  const check = (target: string) => publish('--check-live', `--to=${target}`);

  it.each(['/', '/kling-qa/'])('finds what was built, below %s', async (base) => {
    const target = temporaryFolder();
    for (const mark of ['a', 'b']) publish(await makeSite({ base, mark }), `--to=${target}`);
    expect(check(target)).toEqual({
      status: 0,
      output: `正在提供的 ${live(target)} 与生成时一样：3 条；保留的另外 1 个版本也没有坏\n`,
    });
  });

  const damages: [what: string, damage: (target: string) => void, said: string][] = [
    ['a page that was cut off', (target) => truncateSync(www(target, page), 99), `${page} 与生成时不一样`],
    ['a compressed copy', (target) => truncateSync(www(target, `${page}.br`), 20), `${page}.br 与生成时不一样`],
    [
      'a compressed copy of another text',
      (target) => writeFileSync(www(target, `${page}.gz`), readFileSync(www(target, 'index.html.gz'))),
      `${page}.gz 与生成时不一样`,
    ],
    ['an asset that was kept for open pages', (target) => appendFileSync(www(target, '_astro/page.a.js'), 'x'), 'a.js'],
    ['a file that was lost', (target) => rmSync(www(target, 'robots.txt')), '缺少 robots.txt'],
    ['a file that was added', (target) => writeFileSync(www(target, 'more.txt'), 'x'), 'more.txt 是后来放进去的'],
    ['another setting', (target) => appendFileSync(join(target, 'conf/http.conf'), '#'), 'conf/http.conf 与版本不符'],
    ['settings nginx has not read', (target) => writeFileSync(join(target, 'conf/reload-needed'), ''), '还没有读到它'],
  ];

  it.each(damages)('says what is not as it was built: %s', { tags: 'thorough' }, async (_what, damage, said) => {
    const { target } = await store('a', 'b');
    damage(target);
    expect(check(target)).toMatchObject({ status: 1, output: expect.stringContaining(said) });
  });

  it('finds one damaged file in all builds that share it; a new build is whole, and the others are not gone back to', async () => {
    const { target, ids } = await store('a', 'b');
    // Of both builds, and one file on disk.
    expect(statSync(www(target, 'robots.txt')).nlink).toBe(2);
    writeFileSync(www(target, 'robots.txt'), 'User-agent: *\nAllow: /\n');
    const { output } = check(target);
    expect(output).toContain('robots.txt 与生成时不一样');
    expect(output).toContain(`保留的 ${ids[0]}：robots.txt 与生成时不一样`);
    expect(publish('--rollback', `--to=${target}`)).toMatchObject({
      status: 1,
      output: expect.stringContaining(`版本 ${ids[0]} 坏了，没有换`),
    });
    expect(live(target)).toBe(ids[1]);
    // The same build again is not the same as the damaged one.
    expect(publish(await makeSite({ mark: 'b' }), `--to=${target}`).output).toContain('已发布');
    expect(readFileSync(www(target, 'robots.txt'), 'utf8')).toContain('Disallow');
    expect(check(target).output).not.toContain(`\n  robots.txt`);
    expect(publish('--rollback', '--without-checksums', `--to=${target}`)).toMatchObject({ status: 0 });
    expect(live(target)).toBe(ids[1]);
  });

  it('does not hand a damaged compressed copy or asset on to the next build', async () => {
    const { target } = await store('a', 'b');
    const sound = readFileSync(www(target, `${page}.gz`));
    truncateSync(www(target, `${page}.br`), 20);
    appendFileSync(www(target, '_astro/part.b.js'), 'x');
    const site = await makeSite({ mark: 'b' });
    expect(publish(site, `--to=${target}`).output).toContain('已发布');
    expect(readFileSync(www(target, `${page}.gz`))).toEqual(sound);
    publish('--prune', '--keep=1', `--to=${target}`);
    expect(check(target)).toMatchObject({ status: 0 });
  });

  it('asks to publish again what was published before checksums were kept, which then is done', {
    tags: 'thorough',
  }, async () => {
    const { target, ids } = await store('a');
    rmSync(join(target, 'builds', ids[0] ?? '', 'SHA256SUMS'));
    expect(check(target)).toMatchObject({ status: 1, output: expect.stringContaining('再发布一次就有了') });
    expect(publish(await makeSite({ mark: 'a' }), `--to=${target}`).output).toContain('已发布');
    expect(check(target)).toMatchObject({ status: 0 });
  });

  it('and --list say when the live build is gone', async () => {
    const { target, ids } = await store('a', 'b');
    rmSync(join(target, 'builds', ids[1] ?? ''), { recursive: true });
    expect(check(target)).toMatchObject({ status: 1, output: expect.stringContaining('没有正在提供的版本') });
    expect(publish('--list', `--to=${target}`).output).toContain(`指向 ${ids[1]}，可是它不见了`);
  });
});

describe('deploy/publish --prune', () => {
  it('keeps the live build and the one before it, or so many as are wanted', { tags: 'thorough' }, async () => {
    const { target, ids } = await store('a', 'b', 'c', 'd');
    const kept = () => readdirSync(join(target, 'builds'));
    expect(publish('--prune', `--to=${target}`, '--keep=3')).toEqual({
      status: 0,
      output: `删掉了 1 个版本，留下 ${ids.slice(1).join('、')}\n`,
    });
    expect(publish('--prune', `--to=${target}`)).toMatchObject({ status: 0 });
    expect(kept()).toEqual(ids.slice(2));
    expect(publish('--prune', `--to=${target}`, '--keep=1')).toMatchObject({ status: 0 });
    expect([kept(), live(target)]).toEqual([ids.slice(3), ids[3]]);
    expect(publish('--check-live', `--to=${target}`)).toMatchObject({ status: 0 });
  });
});

describe('a full disk', () => {
  const advice = expect.stringMatching(/磁盘满了（ENOSPC）\n网站保持原样。请先腾出空间再试.*deploy\/publish --prune/s);

  /** Functions of `fs` that need room, and which of their calls finds none. The error has no path where Node gives none. */
  const calls: [name: string, when: string][] = [
    ['mkdirSync', 'path.endsWith("builds")'],
    ['copyFileSync', 'path.endsWith("index.html")'],
    ['linkSync', 'true'],
    ['writeFileSync', 'path.endsWith("build.json")'],
    ['writeFileSync', 'path.endsWith("SHA256SUMS")'],
    ['writeFileSync', 'path.endsWith("http.conf.new")'],
    ['renameSync', 'path.includes(".taken")'],
    ['symlinkSync', 'true'],
    ['promises.writeFile', 'path.endsWith(".gz")'],
  ];

  it.each(calls)('is said as such when %s finds none (%s), and the next publish works', async (name, when) => {
    const { target, ids } = await store('a');
    const file = join(temporaryFolder(), 'full.cjs');
    const [owner, method] = name.includes('.') ? ['fs.promises', name.slice('promises.'.length)] : ['fs', name];
    writeFileSync(
      file,
      `const fs = require('fs'); const whole = ${owner}.${method};
       ${owner}.${method} = (...args) => {
         const path = String(args[0]);
         if (path.includes(${JSON.stringify(target)}) || args.length < 3) {
           if (${when}) {
             const error = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', errno: -28, syscall: 'write' });
             ${owner === 'fs' ? 'throw error' : 'return Promise.reject(error)'};
           }
         }
         return whole(...args);
       };
       require('module').syncBuiltinESMExports();`,
    );
    const site = await makeSite({ mark: 'b', script: 'let b' });
    const env = { ...process.env, NODE_OPTIONS: `--require=${file}` };
    const { status, stderr } = spawnSync('deploy/publish', [site, `--to=${target}`], { encoding: 'utf8', env });
    expect([status, stderr]).toEqual([1, advice]);
    expect(live(target)).toBe(ids[0]);
    expect(readFileSync(www(target, 'index.html'), 'utf8')).toContain('style.a.css');
    expect(publish(site, `--to=${target}`)).toMatchObject({ status: 0 });
    expect(publish('--check-live', `--to=${target}`).output).not.toContain('与生成时不一样');
  });

  const disk = temporaryDisk();
  afterEach(() => disk?.remove());

  it.skipIf(!disk)(
    'of real, at any moment, leaves the live build whole; pruning makes room for the next one',
    async () => {
      const large = { entries: 30 };
      const [one, two] = [await copyStore(['a'], large), await copyStore(['a', 'b'], large)];
      const third = await makeSite({ ...large, mark: 'c', script: 'let c' });
      const before = live(two);
      const onDisk = (from: string, size: string) => {
        const target = disk?.make(size) ?? '';
        copyAll(from, target);
        return target;
      };
      const [less, more] = [sizeOf(onDisk(one, '64m')), sizeOf(onDisk(two, '64m'))];
      let refused = 0;
      for (const part of [0.3, 0.5, 0.7, 0.9]) {
        const target = onDisk(two, `${Math.ceil(more + part * (more - less)) + 4}k`);
        const { status, output } = publish(third, `--to=${target}`);
        if (status === 0) continue;
        refused++;
        expect(output).toEqual(advice);
        expect(live(target)).toBe(before);
        expect(publish('--prune', '--keep=1', `--to=${target}`)).toMatchObject({ status: 0 });
        expect(publish('--check-live', `--to=${target}`).output).not.toContain('与生成时不一样');
        expect(publish(third, `--to=${target}`), output).toMatchObject({ status: 0 });
      }
      expect(refused).toBeGreaterThan(1);
    },
  );
});

/** What a folder takes on a disk, in kB. */
function sizeOf(folder: string): number {
  return Number(spawnSync('du', ['-sk', folder], { encoding: 'utf8' }).stdout.split('\t')[0]);
}

/** Disks of any size in memory, where this process may mount them. */
function temporaryDisk(): { make(size: string): string; remove(): void } | null {
  const mount = (folder: string, size: string) =>
    spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', folder]).status === 0;
  const mounted: string[] = [];
  const remove = () => {
    for (const folder of mounted.splice(0)) spawnSync('umount', [folder]);
  };
  const make = (size: string) => {
    const folder = resolve(temporaryFolder());
    if (!mount(folder, size)) throw new Error('no disk in memory');
    mounted.push(folder);
    return folder;
  };
  try {
    make('1m');
    return { make, remove };
  } catch {
    console.warn('不能挂载内存盘（要 root），跳过真的写满磁盘的测试');
    return null;
  } finally {
    remove();
  }
}
