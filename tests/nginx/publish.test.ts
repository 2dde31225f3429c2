import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeSite, temporaryFolder } from './make-site.ts';
import { copyAll, copyStore, publish } from './nginx.ts';

const edit = (directory: string, file: string, change: (text: string) => string) =>
  writeFileSync(join(directory, file), change(readFileSync(join(directory, file), 'utf8')));
const firstIn = (directory: string, folder: string) => join(folder, readdirSync(join(directory, folder))[0] ?? '');
const styleOfA = `body{color:#111}/* ${'a'.repeat(200)} */`;
const page = 'membership/entry-2/index.html';

/** What is done to a complete build, and what the refusal says. */
const incomplete: Record<string, [damage: (site: string) => void, reason: string]> = {
  'a page is missing': [(site) => rmSync(join(site, page)), '条目 1002 没有页面'],
  'a page that others link to is missing': [
    (site) => rmSync(join(site, page)),
    'index.html 引用的 /membership/entry-2/ 不存在',
  ],
  'a short link is missing': [(site) => rmSync(join(site, 'q/1003'), { recursive: true }), '短链接 /q/1003/ 不通向'],
  'a short link leads elsewhere': [
    (site) => edit(site, 'q/1003/index.html', (html) => html.replace('entry-3', 'entry-1')),
    '短链接 /q/1003/ 不通向',
  ],
  'a style sheet is missing': [
    (site) => rmSync(join(site, '_astro/style.one.css')),
    '引用的 /_astro/style.one.css 不存在',
  ],
  'a script that a script loads is missing': [
    (site) => rmSync(join(site, '_astro/part.one.js')),
    '_astro/page.one.js 引用的 ./part.one.js 不存在',
  ],
  'the banner is missing on one page': [
    (site) => edit(site, page, (html) => html.replace(/<p class="confidential".*?<\/p>/, '')),
    `${page} 没有保密提示`,
  ],
  'the banner says something else on one page': [
    (site) => edit(site, page, (html) => html.replace('请勿外传', '')),
    `${page} 没有保密提示`,
  ],
  'the export has one entry fewer': [
    (site) =>
      edit(site, 'entries.json', (json) => JSON.stringify({ version: 1, entries: JSON.parse(json).entries.slice(1) })),
    'entries.json 有 2 条，version.json 说 3 条',
  ],
  'the index is missing': [(site) => rmSync(join(site, 'pagefind'), { recursive: true }), '没有搜索索引'],
  'an index chunk is missing': [
    (site) => rmSync(join(site, firstIn(site, 'pagefind/index'))),
    '搜索索引缺少 pagefind/index/',
  ],
  'an index fragment is missing': [
    (site) => rmSync(join(site, firstIn(site, 'pagefind/fragment'))),
    '搜索索引缺少 pagefind/fragment/',
  ],
  'weights of the classifier are missing': [
    (site) => rmSync(join(site, firstIn(site, 'pagefind/model'))),
    '搜索索引缺少 pagefind/model/',
  ],
  'a table of the search is missing': [
    (site) => rmSync(join(site, 'pagefind/late.json')),
    '搜索索引缺少 pagefind/late.json',
  ],
  'the index does not count every entry': [
    (site) => edit(site, 'pagefind/files.json', (json) => json.replace('"entries":3', '"entries":2')),
    '搜索索引有 2 条，version.json 说 3 条',
  ],
  'a page runs a script of its own': [
    (site) => edit(site, page, (html) => html.replace('</body>', '<script>alert(1)</script></body>')),
    `${page} 里有别的页面没有的行内脚本`,
  ],
  'a page has an event handler': [
    (site) => edit(site, page, (html) => html.replace('<body>', '<body onload="alert(1)">')),
    `${page} 里有行内样式或事件`,
  ],
  'a page has an inline style': [
    (site) => edit(site, page, (html) => html.replace('<body>', '<body style="color:red">')),
    `${page} 里有行内样式或事件`,
  ],
  'there is a source map': [(site) => writeFileSync(join(site, '_astro/page.one.js.map'), '{}'), '不该公开'],
  'there is a hidden file': [(site) => writeFileSync(join(site, '.env'), 'x'), '.env 不该公开'],
  'nothing was built': [(site) => rmSync(join(site, 'index.html')), '缺少 index.html'],
};

describe('deploy/publish refuses a build in which', () => {
  it.each(Object.entries(incomplete))('%s', async (_what, [damage, reason]) => {
    const site = await makeSite();
    const target = temporaryFolder();
    damage(site);
    const { status, output } = publish(site, `--to=${target}`, '--without-checksums');
    expect(output).toContain(reason);
    expect(status).toBe(1);
    expect(existsSync(join(target, 'current'))).toBe(false);
    expect(existsSync(join(target, 'builds')) ? readdirSync(join(target, 'builds')) : []).toEqual([]);
  });
});

describe('deploy/publish', () => {
  const live = (target: string) => readlinkSync(join(target, 'current'));
  const www = (target: string, file: string) => join(target, 'current', 'www', file);
  const publishMark = async (target: string, mark: string, ...options: string[]) => {
    const { status, output } = publish(await makeSite({ mark }), `--to=${target}`, ...options);
    expect(output).toContain('已发布');
    expect(status).toBe(0);
    return live(target);
  };

  /** Publishes a build that is written anew meanwhile: `change` puts that into functions of `fs`. */
  const publishMeanwhile = (site: string, target: string, change: string, ...options: string[]) => {
    const file = join(temporaryFolder(), 'meanwhile.cjs');
    writeFileSync(file, `const fs = require('fs'); ${change} require('module').syncBuiltinESMExports();`);
    const env = { ...process.env, NODE_OPTIONS: `--require=${file}` };
    return spawnSync('deploy/publish', [site, `--to=${target}`, ...options], { encoding: 'utf8', env });
  };

  it('keeps the last builds, and goes back with one command', async () => {
    const target = temporaryFolder();
    const ids: string[] = [];
    for (const mark of ['a', 'b', 'c', 'd']) ids.push(await publishMark(target, mark, '--keep=3'));
    expect(readdirSync(join(target, 'builds')).map((id) => `builds/${id}`)).toEqual(ids.slice(1));
    expect(publish('--rollback', `--to=${target}`)).toMatchObject({ status: 0 });
    expect(live(target)).toBe(ids[2]);
    expect(readFileSync(www(target, 'index.html'), 'utf8')).toContain('style.c.css');
    expect(publish('--rollback', `--to=${target}`)).toMatchObject({ status: 0 });
    expect(live(target)).toBe(ids[1]);
    expect(publish('--rollback', `--to=${target}`)).toMatchObject({ status: 1 });
    expect(live(target)).toBe(ids[1]);
    expect(publish(`--rollback=${ids[3]?.slice('builds/'.length)}`, `--to=${target}`)).toMatchObject({ status: 0 });
    expect(live(target)).toBe(ids[3]);
  });

  it('keeps the hashed files of the other builds for pages that are open, across deploy and rollback', {
    tags: 'thorough',
  }, async () => {
    const target = await copyStore(['a']);
    const chunk = (folder: string) => join('pagefind/index', readdirSync(www(folder, 'pagefind/index'))[0] ?? '');
    const ofA = ['_astro/page.a.js', '_astro/style.a.css.br', chunk(target)];
    await publishMark(target, 'b');
    for (const file of ofA) expect(existsSync(www(target, file)), file).toBe(true);
    publish('--rollback', `--to=${target}`);
    expect(existsSync(www(target, '_astro/page.b.js'))).toBe(true);
    await publishMark(target, 'c', '--keep=2');
    await publishMark(target, 'd', '--keep=2');
    await publishMark(target, 'e', '--keep=2');
    expect(existsSync(www(target, '_astro/page.a.js'))).toBe(false);
    expect(existsSync(www(target, '_astro/page.c.js'))).toBe(true);
  });

  it('puts the same build live only once, so that one can still go back', async () => {
    const target = await copyStore(['a']);
    const first = live(target);
    const second = await publishMark(target, 'b', '--keep=2');
    const site = await makeSite({ mark: 'b' });
    for (const _ of [1, 2])
      expect(publish(site, `--to=${target}`, '--keep=2')).toMatchObject({
        status: 0,
        output: expect.stringContaining(`与正在提供的 ${second.slice(7)} 完全一样，不用发布`),
      });
    expect(readdirSync(join(target, 'builds')).map((id) => `builds/${id}`)).toEqual([first, second]);
    expect(publish('--rollback', `--to=${target}`).status).toBe(0);
    expect(live(target)).toBe(first);
  });

  it.each<[string, (site: string) => void]>([
    ['has one file fewer', (site) => rmSync(join(site, 'favicon.svg'))],
    ['has one file more', (site) => writeFileSync(join(site, 'more.txt'), 'x')],
    [
      'has a file that was only kept for open pages',
      (site) => writeFileSync(join(site, '_astro/style.a.css'), styleOfA),
    ],
  ])('takes a build for another one that %s', async (_what, change) => {
    const target = await copyStore(['a', 'b']);
    const site = await makeSite({ mark: 'b' });
    change(site);
    expect(publish(site, `--to=${target}`, '--without-checksums').output).toContain('已发布');
  });

  it('leaves what has not changed as it was, so that browsers keep it, and gives the rest a time of its own', {
    tags: 'thorough',
  }, async () => {
    const target = temporaryFolder();
    const time = (file: string) => statSync(www(target, file)).mtimeMs;
    const site = await makeSite();
    publish(site, `--to=${target}`);
    const before = { robots: time('robots.txt'), page: time(page), brotli: time(`${page}.br`) };
    expect(before.brotli).toBe(before.page);
    edit(site, page, (html) => html.replace('正文', '文正'));
    publish(site, `--to=${target}`, '--without-checksums');
    expect(time('robots.txt')).toBe(before.robots);
    expect(time(page)).toBeGreaterThan(before.page);
    expect(time(`${page}.br`)).toBe(time(page));
  });

  it('allows the inline scripts of all kept builds, and no other', async () => {
    const target = temporaryFolder();
    publish(await makeSite({ script: 'let a' }), `--to=${target}`);
    publish(await makeSite({ script: 'let b' }), `--to=${target}`);
    const conf = readFileSync(join(target, 'conf/http.conf'), 'utf8');
    expect(conf.match(/'sha256-[^']+'/g)).toHaveLength(2);
  });

  it('stays as it is when nginx does not accept the new settings', async () => {
    const target = await copyStore(['a']);
    const first = live(target);
    const conf = readFileSync(join(target, 'conf/http.conf'), 'utf8');
    const { status, output } = publish(await makeSite({ script: 'let other' }), `--to=${target}`, '--reload=false');
    expect(output).toContain('没有换版本；网站保持原样');
    expect(status).toBe(1);
    expect(live(target)).toBe(first);
    expect(readFileSync(join(target, 'conf/http.conf'), 'utf8')).toBe(conf);
  });

  it('goes back to what was live before, which need not be the build before in time, and says how to go forward', async () => {
    const target = await copyStore(['a', 'b']);
    const [a, b] = readdirSync(join(target, 'builds'));
    publish('--rollback', `--to=${target}`);
    const c = await publishMark(target, 'c', '--keep=2');
    const { output } = publish('--rollback', `--to=${target}`);
    expect(live(target)).toBe(`builds/${a}`);
    expect(output).toContain(`要换回来：--rollback=${c.slice(7)}`);
    expect(publish(`--rollback=${b}`, `--to=${target}`).output).toContain(`没有版本 ${b}`);
    expect(publish('--rollback', `--to=${target}`)).toMatchObject({
      status: 1,
      output: '没有记下更早上线的版本；--list 列出保留的，--rollback=版本号 换到其中一个\n',
    });
  });

  it('keeps no build that did not go live, and clears away what one that was killed left', async () => {
    const target = temporaryFolder();
    const builds = () => readdirSync(join(target, 'builds'));
    const first = await publishMark(target, 'a');
    for (const left of ['builds/.taken', 'builds/.20261124T000000Z-nogit']) mkdirSync(join(target, left));
    symlinkSync('builds', join(target, '.current-1'));
    expect(publish(await makeSite({ script: 'let b' }), `--to=${target}`, '--reload=false').status).toBe(1);
    expect(builds()).toEqual([first.slice(7)]);
    expect(existsSync(join(target, '.current-1'))).toBe(false);
    expect(publish(await makeSite({ script: 'let b' }), `--to=${target}`).status).toBe(0);
    expect(builds()).toHaveLength(2);
  });

  it('says at first how to give nginx the site, which then needs no reload', async () => {
    const target = temporaryFolder();
    const { output } = publish(await makeSite({ mark: 'a' }), `--to=${target}`);
    expect(output).toContain('nginx -t && systemctl restart nginx');
    expect(output).not.toContain('还没有读到');
    expect(readdirSync(join(target, 'conf'))).toEqual(['http.conf']);
    const next = publish(await makeSite({ mark: 'b' }), `--to=${target}`, '--reload=false');
    expect(next).toMatchObject({ status: 0, output: expect.not.stringContaining('第一次发布') });
  });

  it('remembers that nginx has not read its settings, until it has', { tags: 'thorough' }, async () => {
    const target = await copyStore(['a']);
    const site = await makeSite({ script: 'let b' });
    const reloaded = join(target, 'reloaded');
    const reload = `--reload=echo x >> ${reloaded}`;
    for (const _ of [1, 2]) expect(publish(site, `--to=${target}`).output).toContain('nginx 还没有读到新的设置');
    expect(publish(site, `--to=${target}`, '--reload=false').status).toBe(1);
    expect(publish(site, `--to=${target}`, '--reload=kill -9 $PPID').status).toBe(null);
    expect(publish(site, `--to=${target}`, reload).output).not.toContain('还没有读到');
    expect(publish(site, `--to=${target}`).output).not.toContain('还没有读到');
    expect(publish(site, `--to=${target}`, reload).status).toBe(0);
    expect(readFileSync(reloaded, 'utf8')).toBe('x\n');
  });

  it('is done by one at a time: another is refused, and has changed nothing', async () => {
    const [target, site, other] = [temporaryFolder(), await makeSite({ mark: 'a' }), await makeSite({ mark: 'b' })];
    const said = join(target, 'said');
    const reload = `--reload=deploy/publish ${other} --to=${target} > ${said} 2>&1 && exit 9 || true`;
    expect(publish(site, `--to=${target}`, reload)).toMatchObject({ status: 0 });
    expect(readFileSync(said, 'utf8')).toMatch(/^正在发布（进程 \d+），请等它结束再试；锁文件是 .*publishing\.lock\n$/);
    expect(readdirSync(join(target, 'builds'))).toHaveLength(1);
    expect(publish(other, `--to=${target}`)).toMatchObject({ status: 0 });
  });

  it('makes files readable, whatever umask and modes the build was made with', async () => {
    const target = temporaryFolder();
    const site = await makeSite();
    chmodSync(join(site, page), 0o600);
    const command = `umask 077; deploy/publish ${site} --to=${target}/new`;
    expect(spawnSync('sh', ['-c', command], { encoding: 'utf8' }).stderr).toBe('');
    const found = spawnSync('find', [`${target}/new`, '!', '-type', 'l', '!', '-perm', '-o=r'], { encoding: 'utf8' });
    expect(found.stdout).toBe('');
  });

  it('refuses a build for another path than the live one, unless the path is to change', async () => {
    const target = await copyStore(['a']);
    const first = live(target);
    const other = await makeSite({ base: '/kling-qa/' });
    const { status, output } = publish(other, `--to=${target}`);
    expect(output).toContain('忘了 SITE_BASE？');
    expect(status).toBe(1);
    expect(live(target)).toBe(first);
    expect(publish(other, `--to=${target}`, '--new-base').status).toBe(0);
    expect(publish('--rollback', `--to=${target}`).output).toContain('--new-base');
  });

  it('refuses a hashed file that a kept build has with another content', { tags: 'thorough' }, async () => {
    const target = await copyStore(['a']);
    const first = live(target);
    const site = await makeSite({ mark: 'a' });
    edit(site, '_astro/part.a.js', (code) => code.slice(1));
    const { status, output } = publish(site, `--to=${target}`, '--without-checksums');
    expect(output).toContain(`_astro/part.a.js 与保留的版本 ${first.slice(7)} 里的同名文件不一样`);
    expect(status).toBe(1);
    expect(live(target)).toBe(first);
  });

  it('says how to publish what was changed on purpose', { tags: 'thorough' }, async () => {
    const [target, site] = [temporaryFolder(), await makeSite()];
    edit(site, page, (html) => html.replace('正文', '文正'));
    const { status, output } = publish(site, `--to=${target}`);
    expect(status).toBe(1);
    expect(output).toContain('有意改过文件的，请加 --without-checksums');
    const { output: then } = publish(site, `--to=${target}`, '--without-checksums');
    expect(then).toContain('没有对照 SHA256SUMS，只检查了结构');
    expect(then).toContain('已发布');
    expect(publish('--check-live', `--to=${target}`)).toMatchObject({ status: 0 });
  });

  it.each(['', '--check'])('does not overlook that a build has no checksums: %s', async (option) => {
    const [target, site] = [join(temporaryFolder(), 'new'), await makeSite()];
    rmSync(join(site, 'SHA256SUMS'));
    const args = [...(option ? [option] : []), site, `--to=${target}`];
    expect(publish(...args)).toMatchObject({ status: 1, output: expect.stringContaining('请加 --without-checksums') });
    expect(existsSync(target)).toBe(false);
    expect(publish(...args, '--without-checksums')).toMatchObject({ status: 0 });
  });

  it.each<[string, (note: string) => void]>([
    ['damaged', (note) => writeFileSync(note, '{"id"')],
    ['of something else', (note) => writeFileSync(note, '{"assets":[],"scripts":[]}')],
    ['lost', (note) => rmSync(note)],
  ])('knows the live build by its files when its note is %s', { tags: 'thorough' }, async (_what, damage) => {
    const target = await copyStore(['a'], { base: '/kling-qa/' });
    const options = ['--to', target, '--new-base'];
    const first = live(target);
    const listed = publish('--list', '--to', target).output;
    const noted = JSON.parse(readFileSync(join(target, first, 'build.json'), 'utf8'));
    damage(join(target, first, 'build.json'));
    expect(publish('--list', '--to', target)).toEqual({ status: 0, output: listed });
    expect(publish(await makeSite({ mark: 'b' }), '--to', target).output).toContain('忘了 SITE_BASE？');
    publish(await makeSite({ base: '/kling-qa/', mark: 'b', script: 'let b' }), ...options);
    for (const file of noted.assets) expect(existsSync(www(target, `kling-qa/${file}`)), file).toBe(true);
    expect(readFileSync(join(target, 'conf/http.conf'), 'utf8')).toContain(noted.scripts[0]);
    expect(publish('--rollback', '--to', target).status).toBe(0);
    expect(live(target)).toBe(first);
  });

  it('misses checksums that were there when it began', async () => {
    const [target, site] = [temporaryFolder(), await makeSite()];
    const { status, stderr } = publishMeanwhile(
      site,
      target,
      `const { mkdirSync } = fs; fs.mkdirSync = (...args) => (fs.rmSync('${site}/SHA256SUMS', { force: true }), mkdirSync(...args));`,
    );
    expect(stderr).toContain('SHA256SUMS：不存在');
    expect([status, existsSync(join(target, 'current'))]).toEqual([1, false]);
  });

  it.each(['with', 'without'])(
    'puts nothing live that changed while it was copied, %s checksums',
    { tags: 'thorough' },
    async (having) => {
      const [target, site] = [temporaryFolder(), await makeSite()];
      const { status, stderr } = publishMeanwhile(
        site,
        target,
        `const { copyFileSync } = fs;
       fs.copyFileSync = (from, to) => (from.endsWith('${page}') && fs.truncateSync(from, 99), copyFileSync(from, to));`,
        ...(having === 'without' ? ['--without-checksums'] : []),
      );
      expect(stderr).toContain(`${page} ${having === 'with' ? '与生成时不一样' : '没有保密提示'}`);
      expect(status).toBe(1);
      expect([existsSync(join(target, 'current')), readdirSync(join(target, 'builds'))]).toEqual([false, []]);
    },
  );

  it.each([
    ['', ''],
    ['/public', ''],
    ['/new', 'a link to '],
  ])(
    'does not write into the build: --to=dist%s, dist being %sa folder',
    { tags: 'thorough' },
    async (below, isLink) => {
      const site = await makeSite();
      const written = isLink ? join(temporaryFolder(), 'dist') : site;
      if (isLink) symlinkSync(site, written);
      const { status, output } = publish(written, `--to=${site}${below}`);
      expect(output).toContain('就在这次构建的文件夹');
      expect(status).toBe(2);
      expect(publish('--check', site).status).toBe(0);
      copyAll(await copyStore(['a']), `${site}-beside`);
      expect(publish(site, `--to=${site}-beside`).status).toBe(0);
    },
  );

  it('makes no folder for what is written wrong', async () => {
    const target = join(temporaryFolder(), 'typo');
    for (const args of [['--rollback'], ['--list'], ['/nothing'], ['--bogus']]) publish(...args, `--to=${target}`);
    expect(existsSync(target)).toBe(false);
    expect(publish(await makeSite(), '--to=/dev/null/x')).toMatchObject({
      status: 1,
      output: expect.stringContaining('路径里有一段不是文件夹（ENOTDIR）'),
    });
  });
});
