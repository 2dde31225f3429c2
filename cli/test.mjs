#!/usr/bin/env node
/**
 * `npm test`: everything, one step after the other, until one fails. The last line is `N passed, N failed` alone, where a
 * step that has no tests of its own counts as one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { explainNode } from './explain-node.mjs';

const reason = explainNode({ version: process.versions.node, platform: process.platform, arch: process.arch });
if (reason) {
  console.error(reason);
  process.exit(1);
}

/** @typedef {{ passed: number, failed: number }} Count */

const reports = mkdtempSync(join(tmpdir(), 'kling-qa-test-'));
const scripts = JSON.parse(readFileSync('package.json', 'utf8')).scripts;
const hasNginx = spawnSync('nginx', ['-v'], { stdio: 'ignore' }).status === 0;

/**
 * In order: what is quick and often wrong comes first. `report` says whose count of tests to read. A step without its
 * script in package.json is left out.
 *
 * @type {{ name: string, script: string, args?: string[], report?: 'vitest' | 'playwright', skip?: string | false }[]}
 */
const steps = [
  { name: '类型', script: 'typecheck' },
  // Biome colours each character by itself, which makes a log unreadable.
  { name: '代码规范', script: 'lint', args: process.stdout.isTTY ? [] : ['--colors=off'] },
  { name: '单元测试和坏输入', script: 'test:unit', args: ['--project', 'fuzz'], report: 'vitest' },
  { name: '内容检查', script: 'check', args: today() },
  { name: '生成网站', script: 'build' },
  { name: '网站逐页检查和搜索质量', script: 'test:site', args: ['--project', 'search'], report: 'vitest' },
  { name: '浏览器测试', script: 'test:browser', report: 'playwright' },
  { name: '部署（nginx）', script: 'test:nginx', report: 'vitest', skip: !hasNginx && '这台机器没有 nginx' },
];

// Tests start some hundred programs of Node: what one has compiled the next one reads.
process.env['NODE_COMPILE_CACHE'] ??= resolve('.cache/node');

const { ensureBrowser } = await import('./browser.mjs');
const total = { passed: 0, failed: 0 };
try {
  process.env['CHROME_PATH'] = ensureBrowser();
  for (const step of steps.filter(({ script }) => scripts[script])) {
    if (step.skip) {
      console.log(`\n── ${step.name}：跳过，${step.skip}`);
      continue;
    }
    console.log(`\n── ${step.name}（npm run ${step.script}）`);
    const started = Date.now();
    const { passed, failed } = run(step);
    total.passed += passed;
    total.failed += failed;
    console.log(`── ${step.name}：${failed === 0 ? '通过' : '失败'}，${Math.round((Date.now() - started) / 1000)} 秒`);
    if (failed > 0) {
      console.error(`\n测试停在「${step.name}」。改好以后可以先单独运行：npm run ${step.script}`);
      break;
    }
  }
} catch (error) {
  total.failed += 1;
  console.error(error instanceof Error ? error.message : error);
} finally {
  rmSync(reports, { recursive: true, force: true });
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/**
 * @param {(typeof steps)[number]} step
 * @returns {Count}
 */
function run({ script, args = [], report }) {
  const file = join(reports, `${script.replace(':', '-')}.json`);
  const reporting = {
    vitest: ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    playwright: ['--reporter=line,json'],
    none: [],
  }[report ?? 'none'];
  const { status } = spawnSync('npm', ['run', '--silent', script, '--', ...args, ...reporting], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  const count = report && existsSync(file) ? readCount(report, file) : { passed: status === 0 ? 1 : 0, failed: 0 };
  // A run may also fail outside its tests, in a setup or with no test found.
  return status === 0 ? count : { ...count, failed: Math.max(count.failed, 1) };
}

/**
 * @param {'vitest' | 'playwright'} report
 * @param {string} file
 * @returns {Count}
 */
function readCount(report, file) {
  const data = JSON.parse(readFileSync(file, 'utf8'));
  return report === 'vitest'
    ? { passed: data.numPassedTests, failed: data.numFailedTests }
    : { passed: data.stats.expected + data.stats.flaky, failed: data.stats.unexpected };
}

/** The gate judges the day of the last commit, so that the calendar alone never breaks the main branch. */
function today() {
  const { status, stdout } = spawnSync('git', ['log', '-1', '--format=%cd', '--date=format-local:%Y-%m-%d'], {
    encoding: 'utf8',
    env: { ...process.env, TZ: 'Asia/Shanghai' },
  });
  return status === 0 ? ['--today', stdout.trim()] : [];
}
