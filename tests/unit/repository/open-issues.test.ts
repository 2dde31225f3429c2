import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Of a host: a hundred issues of other things on the first page, one to update and one to close on the second. */
const issues = [
  ...Array.from({ length: 100 }, (_, at) => ({ number: at + 100, iid: at + 100, title: '别的事' })),
  { number: 6, iid: 6, title: '知识库待办：财务组', pull_request: {} },
  { number: 7, iid: 7, title: '知识库待办：会员组' },
  { number: 8, iid: 8, title: '知识库待办：财务组' },
];

/** Runs the script of the nightly job. */
async function run(environment: (url: string) => Record<string, string>) {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const token = request.headers.authorization ?? request.headers['private-token'];
      calls.push(`${request.method} ${request.url?.split('?')[0]} ${token} ${Buffer.concat(parts)}`);
      const { searchParams } = new URL(request.url ?? '', 'http://host');
      const [page, size] = ['page', 'per_page'].map((name) => Number(searchParams.get(name))) as [number, number];
      const told = issues.slice((page - 1) * size, page * size);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(request.method === 'GET' ? told : {}));
    });
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const folder = mkdtempSync(join(tmpdir(), 'upkeep-'));
  writeFileSync(join(folder, '1.md'), '# 知识库待办：会员组\n\n甲\n');
  writeFileSync(join(folder, '读我.md'), '# 这不是待办\n');
  writeFileSync(join(folder, '2.md'), '# 知识库待办：产品组\n\n乙\n');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { GITHUB_ACTIONS: _, ...outside } = process.env;
  const child = spawn(process.execPath, ['cli/open-issues.mjs', folder], {
    env: { ...outside, ...environment(url) },
    stdio: 'ignore',
  });
  const code = await new Promise((settle) => child.on('exit', settle));
  server.close();
  rmSync(folder, { recursive: true });
  return { code, calls };
}

test('on GitHub issues are updated, opened and closed, and others left alone', async () => {
  const { code, calls } = await run((url) => ({
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: url,
    GITHUB_REPOSITORY: 'kling-qa/site',
    GITHUB_TOKEN: 'key',
  }));
  expect(code).toBe(0);
  expect(calls).toEqual([
    'GET /repos/kling-qa/site/issues Bearer key ',
    'GET /repos/kling-qa/site/issues Bearer key ',
    'GET /repos/kling-qa/site/issues Bearer key ',
    'PATCH /repos/kling-qa/site/issues/7 Bearer key {"title":"知识库待办：会员组","body":"甲"}',
    'POST /repos/kling-qa/site/issues Bearer key {"title":"知识库待办：产品组","body":"乙"}',
    'PATCH /repos/kling-qa/site/issues/8 Bearer key {"state":"closed"}',
  ]);
});

test('on GitLab too', async () => {
  const { code, calls } = await run((url) => ({ CI_API_V4_URL: url, CI_PROJECT_ID: '5', UPKEEP_TOKEN: 'key' }));
  expect(code).toBe(0);
  expect(calls).toEqual([
    'GET /projects/5/issues key ',
    'GET /projects/5/issues key ',
    'GET /projects/5/issues key ',
    'PUT /projects/5/issues/7 key {"title":"知识库待办：会员组","description":"甲"}',
    'POST /projects/5/issues key {"title":"知识库待办：产品组","description":"乙"}',
    'PUT /projects/5/issues/8 key {"state_event":"close"}',
  ]);
});
