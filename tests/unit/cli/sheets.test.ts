import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kling-qa-sheets-'));
  // What customers said takes long to check, and no sheet holds it.
  cpSync('tests/corpus', join(folder, 'content'), {
    recursive: true,
    filter: (path) => !/\/(said|gaps\.yml)/.test(path),
  });
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd: folder });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'a');
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (name: string) => join(folder, name);
const content = (name: string) => readFileSync(join(folder, 'content', name), 'utf8');
const changed = () => execFileSync('git', ['status', '--short', 'content'], { cwd: folder, encoding: 'utf8' }).trim();

function run(command: 'export' | 'import', ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`cli/${command}.ts`, ...args], {
    encoding: 'utf8',
    env: { ...process.env, CONTENT_DIR: file('content') },
  });
  return { status, printed: stdout + stderr };
}

function imported(csv: string, ...args: string[]) {
  writeFileSync(file('a.csv'), csv);
  return run('import', file('a.csv'), ...args);
}

describe('npm run export and npm run import', { timeout: 120_000 }, () => {
  it('change nothing between them', { tags: 'thorough' }, () => {
    expect(run('export', '--out', file('out'))).toMatchObject({ status: 0 });
    for (const name of ['review.xlsx', 'review.csv', 'questions-by-row.csv'])
      expect(run('import', file(`out/${name}`))).toMatchObject({
        status: 0,
        printed: expect.stringMatching(/改动 0 行，新建 0 行，没有写 0 行。\n写了 0 个文件。\n$/),
      });
    expect(changed()).toBe('');
  });

  it('bring back what a reviewer has changed in one cell', () => {
    run('export', '--out', file('out'));
    const csv = readFileSync(file('out/review.csv'), 'utf8').replace('把鼠标停在下载按钮上', '请把鼠标移到下载按钮上');
    expect(imported(csv)).toMatchObject({ status: 0, printed: expect.stringContaining('改动　1004 改了话术') });
    expect(changed()).toBe('M content/membership/remove-watermark.md');
    expect(content('membership/remove-watermark.md')).toContain('1. 请把鼠标移到下载按钮上。\n');
  });

  it('begin a draft, name the entries that are near, and mark the blanks', () => {
    const { status, printed } = imported('标准问,专题,相似问\n会员能看别人的视频水印吗？,会员,别人的水印\n');
    expect(printed).toMatch(
      /第 2 行　新建　新建 \d+「会员能看别人的视频水印吗？」：content\/membership\/\S+\.md，还有 \d 处【待填写】/,
    );
    expect(printed).toMatch(/已有相近的 \d{4}「.*水印/);
    expect(status).toBe(0);
    expect(changed()).toMatch(/^\?\? content\/membership\/\S+\.md$/);
  });

  it('write the rows that are sound, and say of each other row what the gate says', () => {
    const rows = [
      '怎么注销账号？,platforms,注销,您好，请在设置里注销。',
      '怎么改昵称？,platforms,改名,您好，已为您建单。',
    ];
    const { status, printed } = imported(`标准问,专题,相似问,答案\n${rows.join('\n')}\n`);
    expect(status).toBe(1);
    expect(printed).toMatch(/第 2 行　新建　/);
    expect(printed).toMatch(/第 3 行　没有写　检查没有通过（content\/platforms\/\S+ 第 \d+ 行）：.*建单/);
    expect(changed()).toMatch(/^\?\? \S+$/);
  });

  it('write nothing with --dry, and the report where it is asked for', { tags: 'thorough' }, () => {
    const { printed } = imported('标准问,专题,答案\n怎么注销账号？,platforms,\n', '--dry', '--report', file('r.txt'));
    expect(printed).toContain('只是看看，什么也没有写；会写 1 个文件。');
    expect(readFileSync(file('r.txt'), 'utf8')).toBe(printed);
    expect(changed()).toBe('');
  });

  it('say what a sheet lacks', { tags: 'thorough' }, () => {
    expect(imported('甲,乙\n一,二\n')).toMatchObject({ status: 2, printed: expect.stringContaining('没有认得的列名') });
    expect(run('import')).toMatchObject({ status: 2, printed: expect.stringMatching(/^请写一个表格文件\n用法：/) });
    expect(imported('标准问,答案\n一,\n', '--topic', '没有').printed).toContain('没有「没有」这个专题');
    expect(imported('标准问,答案,颜色\n怎么注销账号？,,红\n', '--topic', '会员').printed).toContain('没有读：颜色');
  });
});
