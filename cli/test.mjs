#!/usr/bin/env node
/**
 * `npm test`: row after row of steps, until one fails. The last line is `N passed, N failed` alone, where a step that has no
 * tests of its own counts as one. `--all` runs the tests with the tag `thorough`, too.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { explainNode } from './explain-node.mjs';

const reason = explainNode({ version: process.versions.node, platform: process.platform, arch: process.arch });
if (reason) {
  console.error(reason);
  process.exit(1);
}

const options = process.argv.slice(2);
const runsAll = options.includes('--all');
const unknown = options.find((option) => option !== '--all');
if (unknown !== undefined) {
  console.error(`没有「${unknown}」这个选项\n用法：npm test [-- --all]`);
  process.exit(2);
}

/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {{ name: string, script: string, args?: string[], report?: 'vitest' | 'playwright', skip?: string | false }} Step */

const reports = mkdtempSync(join(tmpdir(), 'kling-qa-test-'));
const scripts = JSON.parse(readFileSync('package.json', 'utf8')).scripts;
const hasNginx = spawnSync('nginx', ['-v'], { stdio: 'ignore' }).status === 0;

/**
 * In order: what is quick and often wrong comes first. The lanes of a row run side by side, the steps of a lane one after the
 * other: Astro builds one site at a time, on one core. `report` says whose count of tests to read. A step without its script
 * in package.json is left out.
 *
 * @type {Step[][][]}
 */
const rows = [
  [
    [
      // Biome colours each character by itself, which makes a log unreadable.
      { name: '代码规范', script: 'lint', args: process.stdout.isTTY ? [] : ['--colors=off'] },
      { name: '单元测试和坏输入', script: 'test:unit', args: ['--project', 'fuzz'], report: 'vitest' },
    ],
    [
      { name: '类型', script: 'typecheck' },
      { name: '内容检查', script: 'check', args: today() },
      { name: '生成网站', script: 'build' },
      { name: '生成测试用的网站', script: 'test:sites' },
    ],
  ],
  [[{ name: '网站逐页检查和搜索质量', script: 'test:site', args: ['--project', 'search'], report: 'vitest' }]],
  [[{ name: '浏览器测试', script: 'test:browser', report: 'playwright' }]],
  [
    [
      {
        name: '部署（nginx）',
        script: 'test:nginx',
        report: 'vitest',
        skip: !hasNginx && '这台机器没有 nginx',
      },
    ],
  ],
];

// Tests start some hundred programs of Node: what one has compiled the next one reads.
process.env['NODE_COMPILE_CACHE'] ??= resolve('.cache/node');

const { ensureBrowser } = await import('./browser.mjs');
const total = { passed: 0, failed: 0 };
try {
  process.env['CHROME_PATH'] = ensureBrowser();
  for (const row of rows) {
    await Promise.all(row.map((lane) => runLane(lane, row.length > 1)));
    if (total.failed > 0) break;
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
 * @param {Step[]} lane
 * @param {boolean} isBesideOthers whether what a step prints waits for its end, so that no two steps print at a time
 */
async function runLane(lane, isBesideOthers) {
  for (const step of lane.filter(({ script }) => scripts[script])) {
    if (step.skip) {
      console.log(`\n── ${step.name}：跳过，${step.skip}`);
      continue;
    }
    const head = `\n── ${step.name}（npm run ${step.script}）`;
    if (!isBesideOthers) console.log(head);
    const started = Date.now();
    const { passed, failed, printed } = await run(step, isBesideOthers);
    total.passed += passed;
    total.failed += failed;
    if (isBesideOthers) console.log(`${head}\n${printed.trimEnd()}`);
    console.log(`── ${step.name}：${failed === 0 ? '通过' : '失败'}，${Math.round((Date.now() - started) / 1000)} 秒`);
    if (failed === 0) continue;
    console.error(`\n测试停在「${step.name}」。改好以后可以先单独运行：npm run ${step.script}`);
    break;
  }
}

/**
 * @param {Step} step
 * @param {boolean} isKept whether to return what the step prints instead of printing it
 * @returns {Promise<Count & { printed: string }>}
 */
async function run({ script, args = [], report }, isKept) {
  const file = join(reports, `${script.replace(':', '-')}.json`);
  const forTests = {
    vitest: [
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...(runsAll ? [] : ['--tagsFilter=!thorough']),
    ],
    playwright: ['--reporter=line,json', ...(runsAll ? [] : ['--grep-invert=@thorough'])],
    none: [],
  }[report ?? 'none'];
  const child = spawn('npm', ['run', '--silent', script, '--', ...args, ...forTests], {
    stdio: isKept ? ['inherit', 'pipe', 'pipe'] : 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (printed += part));
  const [status] = await once(child, 'close');
  const count = report && existsSync(file) ? readCount(report, file) : { passed: status === 0 ? 1 : 0, failed: 0 };
  // A run may also fail outside its tests, in a setup or with no test found.
  return { ...count, failed: status === 0 ? count.failed : Math.max(count.failed, 1), printed };
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
