import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCommand } from '../../../deploy/publishing/command-line.mjs';
import { explainError, Refusal } from '../../../deploy/publishing/refusal.mjs';

describe('readCommand', () => {
  it.each([
    ['', { name: 'publish', directory: resolve('dist'), target: '/srv/kling-qa', keep: 5, reload: '', newBase: false }],
    [
      'out --to /x --keep=9 --new-base',
      { name: 'publish', directory: resolve('out'), target: '/x', keep: 9, newBase: true },
    ],
    ['--check out', { name: 'check', directory: resolve('out') }],
    ['--rollback', { name: 'rollback', wanted: '' }],
    ['--rollback=2026', { name: 'rollback', wanted: '2026' }],
    ['--rollback 2026', { name: 'rollback', wanted: '2026' }],
    ['--rollback --to /x', { name: 'rollback', wanted: '', target: '/x' }],
    ['--stage out', { name: 'stage', directory: resolve('out') }],
    ['--switch', { name: 'switch', wanted: '' }],
    ['--switch=2026', { name: 'switch', wanted: '2026' }],
    ['--list', { name: 'list' }],
    ['--check-live', { name: 'check-live' }],
    ['--prune', { name: 'prune', keep: 2 }],
    ['--prune --keep=1', { name: 'prune', keep: 1 }],
    ['out --without-checksums', { name: 'publish', withoutChecksums: true }],
    ['--help', { name: 'help' }],
  ])('understands %j', (line, expected) => {
    expect(readCommand(line.split(' ').filter(Boolean))).toMatchObject(expected);
  });

  it.each([
    ['--bogus', '没有 --bogus 这个选项'],
    ['-x', '没有 -x 这个选项'],
    ['--toString', '没有 --toString 这个选项'],
    ['--to', '--to 后面要写内容'],
    ['--to=', '--to 后面要写内容'],
    ['--rollback=', '--rollback 后面要写内容'],
    ['--switch=', '--switch 后面要写内容'],
    ['--stage --switch', '--stage 和 --switch 不能一起用'],
    ['--rollback ', '有一个参数是空的'],
    ['--keep=0 --prune', '--keep 要写一个不小于 1 的整数'],
    ['--prune dist', '多出来的内容：dist'],
    ['--list=1', '--list 后面不写内容'],
    ['--keep=many', '--keep 要写一个不小于 2 的整数'],
    ['--keep=1', '--keep 要写一个不小于 2 的整数'],
    ['--list --rollback', '--list 和 --rollback 不能一起用'],
    ['dist more', '多出来的内容：more'],
    ['--list dist', '多出来的内容：dist'],
  ])('refuses %j, says why and how it is used, with exit code 2', (line, reason) => {
    let refused: unknown;
    try {
      readCommand(line.split(' '));
    } catch (error) {
      refused = error;
    }
    const { message, status } = explainError(refused);
    expect(message).toContain(reason);
    expect(message).toContain('deploy/publish --rollback');
    expect(status).toBe(2);
  });
});

describe('explainError', () => {
  it.each([
    [new Refusal('不行'), { message: '不行', status: 1 }],
    [
      Object.assign(new Error(), { code: 'ENOSPC', path: '/a' }),
      { message: expect.stringMatching(/^\/a：磁盘满了（ENOSPC）\n.*--prune/), status: 1 },
    ],
    [
      Object.assign(new Error(), { code: 'ENOSPC' }),
      { message: expect.stringMatching(/^磁盘满了（ENOSPC）\n.*--prune/) },
    ],
    [Object.assign(new Error(), { code: 'EIO' }), { message: '磁盘读写出错（EIO）' }],
    [
      Object.assign(new Error(), { code: 'EROFS', path: '/a', dest: '/b' }),
      { message: '/b：所在的磁盘是只读的（EROFS）' },
    ],
    [Object.assign(new Error(), { code: 'EODD', path: '/a' }), { message: '/a：系统报错（EODD）' }],
    [new TypeError('x'), { message: expect.stringContaining('发布程序自己出错了') }],
  ])('says %s in Chinese', (error, expected) => {
    expect(explainError(error)).toMatchObject(expected);
  });
});
