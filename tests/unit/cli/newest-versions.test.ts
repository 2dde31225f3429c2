import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeTrial, type Manifest, withVersions } from '../../../cli/newest-versions.ts';

const ours = { astro: '7.3.4', '@astrojs/starlight': '0.42.4', pagefind: '1.5.2' };
const newest = { astro: '7.3.5', '@astrojs/starlight': '0.42.4', pagefind: '1.6.0' };

test('the newest versions stand wherever package.json pins ours, and nothing else changes', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
  const changed = withVersions(manifest, newest);
  expect(changed.dependencies).toEqual({ ...manifest.dependencies, ...newest });
  expect(changed.overrides).toEqual({ ...manifest.overrides, pagefind: '1.6.0' });
  expect({ ...changed, dependencies: {}, overrides: {} }).toEqual({ ...manifest, dependencies: {}, overrides: {} });
});

test('what was tried is told: the versions, each step, and in the last line what failed', () => {
  const outcomes = [
    { name: '安装', passed: true, seconds: 40 },
    { name: '生成网站', passed: false, seconds: 9 },
    { name: '网站逐页检查', passed: null, seconds: 0 },
  ];
  expect(describeTrial(ours, newest, outcomes).split('\n')).toEqual([
    'astro               7.3.4 → 7.3.5',
    '@astrojs/starlight  0.42.4（不变）',
    'pagefind            1.5.2 → 1.6.0',
    '',
    '通过  安装（40 秒）',
    '失败  生成网站（9 秒）',
    '没有做  网站逐页检查（0 秒）',
    '',
    '最新版本还不能用，失败：生成网站',
  ]);
  expect(describeTrial(ours, newest, outcomes.slice(0, 1))).toMatch(/\n最新版本可以用$/);
});

test('a package that is not watched is refused, with those that are', () => {
  const { status, stderr } = spawnSync(process.execPath, ['cli/canary.ts', 'left-pad'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: '不认识 left-pad；可以写 astro、@astrojs/starlight、pagefind，不写就是全部\n',
  });
});
