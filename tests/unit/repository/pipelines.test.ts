import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { watched } from '../../../cli/newest-versions.ts';
import { foldersIn } from './tree.ts';

const scripts = Object.keys((JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }).scripts);

interface Step {
  name: string;
  if?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  'continue-on-error'?: boolean;
}

interface Workflow {
  on: {
    pull_request?: { paths?: string[] } | null;
    merge_group?: null;
    schedule?: { cron: string }[];
  };
  permissions: Record<string, string>;
  jobs: Record<
    string,
    { name: string; if?: string; env?: { BASE?: string }; steps: Step[]; 'timeout-minutes': number }
  >;
}

interface Job {
  before_script?: string[];
  script?: string[];
  artifacts?: { paths?: string[] };
  rules?: { if: string; when?: string; changes?: string[] }[];
}

type Pipeline = Record<string, Job & Record<string, unknown>>;

const read = (path: string): unknown => parse(readFileSync(path, 'utf8'), { strict: true });
const workflow = read('.github/workflows/content.yml') as Workflow;
const codeWorkflow = read('.github/workflows/code.yml') as Workflow;
const canary = read('.github/workflows/canary.yml') as Workflow;
const upkeep = read('.github/workflows/upkeep.yml') as Workflow;
const audit = read('.github/workflows/vulnerabilities.yml') as Workflow;
const pipeline = read('.gitlab-ci.yml') as Pipeline;

const jobs = [workflow, codeWorkflow, canary, audit, upkeep].flatMap((each) => Object.values(each.jobs));
const steps = jobs.flatMap((job) => job.steps);
const commands = {
  GitHub: steps.flatMap(({ run }) => run?.split('\n') ?? []),
  GitLab: Object.values(pipeline).flatMap((job) => job.script ?? []),
};

/** What a change of code has to pass before merging, in this order: the build is what the tests of the site read. */
const codeChecks = ['lint', 'typecheck', 'test:unit', 'test:fuzz', 'build', 'test:site'];

/** Names of the package's own scripts that a command line runs. */
function called(line: string): string[] {
  const runs = [...line.matchAll(/\bnpm run (?:--\S+ )*(\S+)/g)].map(([, name = '']) => name);
  return /\bnpm test\b/.test(line) ? [...runs, 'test'] : runs;
}

describe.each(Object.entries(commands))('the pipeline of %s', (_host, lines) => {
  test('calls only scripts that package.json has', () => {
    const names = lines.flatMap(called);
    expect(new Set(names)).toEqual(
      new Set(['check', 'report', 'build', 'sbom', 'canary', 'ops:audit', 'ops:replay', 'ops:upkeep', ...codeChecks]),
    );
    expect(scripts).toEqual(expect.arrayContaining(names));
  });

  test('compares the gate and the report with the base, and runs every test on main', () => {
    const comparing = lines.filter((line) => /\bcheck\b|report --/.test(line));
    expect(comparing.length).toBeGreaterThanOrEqual(2);
    for (const line of comparing.filter((each) => each.includes('npm'))) expect(line).toContain('"$BASE"');
    expect(lines).toContain('.ci/run --all');
    expect(existsSync('.ci/run')).toBe(true);
    expect(readFileSync('.ci/run', 'utf8')).toMatch(/^npm test -- "\$@"/m);
  });
});

test('both have the whole history, which the base and the dates need', () => {
  const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
  expect(checkouts.length).toBe(jobs.length);
  for (const checkout of checkouts) expect(checkout.with?.['fetch-depth']).toBe(0);
  expect(pipeline['variables']?.['GIT_DEPTH']).toBe('0');
});

describe('a change of more than content', () => {
  const github = Object.values(codeWorkflow.jobs).flatMap((job) => job.steps.flatMap(({ run }) => run ?? []));
  const gitlab = pipeline['代码'];

  test('passes types, lint, unit, fuzz and site tests before merging', () => {
    expect(github.flatMap(called)).toEqual(codeChecks);
    expect(gitlab?.script?.flatMap(called)).toEqual(codeChecks);
  });

  test('is told by its paths, alike in both', () => {
    const [scope, ...checks] = codeWorkflow.jobs['code']?.steps.slice(1) ?? [];
    const folder = mkdtempSync(join(tmpdir(), 'kling-qa-scope-'));
    const git = (...words: string[]) =>
      spawnSync('git', ['-c', 'user.name=editor', '-c', 'user.email=editor@example.com', ...words], { cwd: folder });
    const isContentOnly = (path: string, base = 'HEAD~1') => {
      writeFileSync(join(folder, path), 'new');
      git('add', '.');
      git('commit', '--message', path);
      const env = { ...process.env, BASE: base, GITHUB_OUTPUT: `${folder}/output` };
      rmSync(env.GITHUB_OUTPUT, { force: true });
      expect(spawnSync('bash', ['-e', '-c', scope?.run ?? ''], { cwd: folder, env }).status).toBe(0);
      return existsSync(env.GITHUB_OUTPUT) && readFileSync(env.GITHUB_OUTPUT, 'utf8') === 'content-only=true\n';
    };
    try {
      git('init');
      mkdirSync(join(folder, 'content'));
      writeFileSync(join(folder, '.gitignore'), 'output');
      git('add', '.');
      git('commit', '--message', 'first');
      expect(isContentOnly('content/new.md')).toBe(true);
      expect(isContentOnly('content/other.md', 'nowhere')).toBe(false);
      expect(isContentOnly('README.md')).toBe(false);
      expect(isContentOnly('content/third.md', 'HEAD~2')).toBe(false);
    } finally {
      rmSync(folder, { recursive: true });
    }
    for (const { if: condition } of checks) expect(condition).toBe("steps.scope.outputs.content-only != 'true'");

    const [files, folders = ''] = gitlab?.rules?.[0]?.changes ?? [];
    expect(files).toBe('*');
    const named = /^\{(.+)\}\/\*\*\/\*$/.exec(folders)?.[1]?.split(',') ?? [];
    expect([...named, 'content'].sort()).toEqual(foldersIn());
  });
});

test('on GitHub what has to pass reports for every request and in a merge queue', () => {
  const row = /^\|.*Require status checks to pass.*$/m.exec(readFileSync('docs/git-host.md', 'utf8'))?.[0] ?? '';
  const required = [...row.matchAll(/「([^」]+)」/g)].map(([, name]) => name);
  const reporting = [workflow, codeWorkflow]
    .filter(({ on }) => on.pull_request === null && on.merge_group === null)
    .flatMap(({ jobs }) => Object.values(jobs))
    .filter((job) => job.if === undefined || job.if === "github.event_name != 'push'");
  expect(reporting.map(({ name }) => name).sort()).toEqual(required.sort());
  for (const { env } of reporting) expect(env?.BASE).toContain('github.event.merge_group.base_sha || ');
});

test('on GitLab the base is the target branch that the request was merged into, if it was', () => {
  const line = pipeline['.review']?.before_script?.find((each) => each.startsWith('BASE='));
  const baseOf = (env: NodeJS.ProcessEnv) =>
    spawnSync('bash', ['-c', `${line ?? ''}\nprintf %s "$BASE"`], { env, encoding: 'utf8' }).stdout;
  expect(baseOf({ CI_MERGE_REQUEST_DIFF_BASE_SHA: 'start' })).toBe('start');
  expect(baseOf({ CI_MERGE_REQUEST_DIFF_BASE_SHA: 'start', CI_MERGE_REQUEST_TARGET_BRANCH_SHA: 'newest' })).toBe(
    'newest',
  );
});

test('both keep the built site with the list of its packages, and the report', () => {
  const kept = steps
    .filter(({ uses }) => uses?.startsWith('actions/upload-artifact@'))
    .flatMap((step) => String(step.with?.['path']).trim().split('\n'));
  expect(kept.sort()).toEqual(['dist', 'report.md', 'sbom.cdx.json']);
  const paths = Object.values(pipeline).flatMap(({ artifacts }) => artifacts?.paths ?? []);
  expect(paths.sort()).toEqual(['dist/', 'report.md', 'sbom.cdx.json']);
});

test('a host that keeps no artifacts stops no request', () => {
  const keeping = steps.filter(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
  for (const step of keeping) expect(step['continue-on-error']).toBe(true);
});

test('actions are pinned to a commit and may only read', () => {
  const used = steps.flatMap(({ uses }) => uses ?? []);
  expect(used.length).toBeGreaterThan(0);
  for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
  for (const each of [workflow, codeWorkflow, canary, audit]) expect(each.permissions).toEqual({ contents: 'read' });
  expect(upkeep.permissions).toEqual({ contents: 'read', issues: 'write' });
});

test('both try the newest versions and look for vulnerabilities each week, alone and within a time', () => {
  for (const { on, jobs } of [canary, audit]) {
    expect(on.schedule).toEqual([{ cron: expect.stringMatching(/^\d+ \d+ \* \* [0-6]$/) }]);
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
  }
  const scheduled = Object.values(pipeline).filter(({ rules }) =>
    rules?.some((rule) => rule.if.includes('"schedule"') && rule.when !== 'never'),
  );
  expect(scheduled.flatMap(({ script = [] }) => script.flatMap(called)).sort()).toEqual([
    'canary',
    'ops:audit',
    'ops:replay',
    'ops:upkeep',
    'test:fuzz',
  ]);
  expect(pipeline['试用最新版本']).toHaveProperty('timeout');
  expect(pipeline['全部测试']?.rules?.[0]).toEqual({ if: '$CI_PIPELINE_SOURCE == "schedule"', when: 'never' });
});

test('both tell owners each night what is due, and replay ordinary edits, apart from the weekly jobs', () => {
  expect(upkeep.on.schedule).toEqual([{ cron: expect.stringMatching(/^\d+ \d+ \* \* \*$/) }]);
  for (const [name, job] of Object.entries({ 待办: upkeep.jobs['upkeep'], 演练平常的改动: upkeep.jobs['replay'] })) {
    expect(job?.steps.flatMap(({ run }) => run ?? [])).toEqual(pipeline[name]?.script);
    expect(pipeline[name]?.rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "schedule" && $UPKEEP' }]);
  }
  for (const weekly of ['漏洞', '试用最新版本'])
    expect(pipeline[weekly]?.rules?.[0]?.if).toBe('$CI_PIPELINE_SOURCE == "schedule" && $UPKEEP == null');
});

test('a changed package is looked up before merging', () => {
  expect(audit.on.pull_request).toEqual({ paths: ['package-lock.json'] });
  expect(pipeline['漏洞']?.rules).toContainEqual({
    if: '$CI_PIPELINE_SOURCE == "merge_request_event"',
    changes: ['package-lock.json'],
  });
});

test('both warn of a registry that does not answer, and stop at what else goes wrong', () => {
  const run = audit.jobs['audit']?.steps.find(({ run }) => run?.includes('ops:audit'))?.run ?? '';
  const stepAfter = (status: number) =>
    spawnSync('bash', ['-e', '-c', `npm() { return ${status}; }\n${run}`], { encoding: 'utf8' });
  for (const status of [0, 1, 2]) expect(stepAfter(status)).toMatchObject({ status, stdout: '' });
  expect(stepAfter(3)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^::warning::/) });
  expect(pipeline['漏洞']?.['allow_failure']).toEqual({ exit_codes: 3 });
});

test('Renovate changes together what the canary tries together', () => {
  const { packageRules } = read('renovate.json') as { packageRules: { matchPackageNames?: string[] }[] };
  expect(packageRules.map(({ matchPackageNames }) => matchPackageNames)).toContainEqual([...watched]);
});
