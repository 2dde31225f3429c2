import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const run = (args: string[], env: Record<string, string> = {}, cwd = '.') =>
  new Promise<{ status: number | null; output: string }>((done) => {
    const process_ = spawn(process.execPath, args, { cwd, env: { ...process.env, ...env } });
    let output = '';
    for (const stream of [process_.stdout, process_.stderr])
      stream.setEncoding('utf8').on('data', (part: string) => {
        output += part;
      });
    process_.on('close', (status) => done({ status, output }));
  });

describe('npm run sbom', { timeout: 60_000 }, () => {
  it('lists every package of the lockfile with its checksum, twice the same', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kling-qa-sbom-'));
    try {
      const files = ['a', 'b'].map((name) => join(folder, name));
      for (const done of await Promise.all(files.map((file) => run(['cli/sbom.ts', file]))))
        expect(done.status, done.output).toBe(0);
      const [first = '', second] = files.map((file) => readFileSync(file, 'utf8'));
      expect(first).toBe(second);
      const { metadata, specVersion, components } = JSON.parse(first);
      expect(specVersion).toMatch(/^1\.\d$/);
      expect(metadata.component).toMatchObject({ name: 'kling-qa', type: 'application' });
      const locked = Object.entries<{ version: string }>(
        JSON.parse(readFileSync('package-lock.json', 'utf8')).packages,
      );
      const wanted = locked
        .filter(([path]) => path)
        .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`);
      const listed = components.map((each: Record<string, string>) => `${each['name']}@${each['version']}`);
      expect(new Set(listed)).toEqual(new Set(wanted));
      expect(components.filter((each: { hashes?: object[] }) => !each.hashes?.length)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('npm run ops:audit', { timeout: 60_000 }, () => {
  const advisory = {
    id: 1,
    url: 'https://advisories.example.com/1',
    title: 'Endless loop',
    severity: 'high',
    vulnerable_versions: '<99',
  };
  const answers: [string, (response: ServerResponse) => void, number, RegExp][] = [
    ['no vulnerability', (response) => response.end('{}'), 0, /^没有已知的漏洞\n$/],
    [
      'a vulnerability',
      (response) => response.end(JSON.stringify({ commonmark: [], yaml: [advisory] })),
      1,
      / {2}yaml <99（高）：Endless loop https:\/\/advisories\.example\.com\/1\n/,
    ],
    ['no such service', (response) => response.writeHead(405).end(), 3, /^没有查：包的来源不回答漏洞的询问/],
    ['something else', (response) => response.end('<html>'), 3, /^没有查：/],
    ['nothing', (response) => response.destroy(), 3, /^没有查：/],
  ];

  it.each(answers)('where the registry answers with %s', { tags: 'thorough' }, async (_what, answer, status, said) => {
    const registry = createServer((request, response) =>
      request.url?.endsWith('/advisories/bulk') ? answer(response) : response.writeHead(404).end('{}'),
    );
    await new Promise<void>((listening) => registry.listen(0, '127.0.0.1', listening));
    const { port } = registry.address() as AddressInfo;
    const env = { npm_config_registry: `http://127.0.0.1:${port}/`, npm_config_fetch_retries: '0' };
    const done = await run(['cli/audit.ts'], env);
    registry.close();
    expect(done.output).toMatch(said);
    expect(done.status).toBe(status);
  });

  it('is not content where npm cannot ask', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'kling-qa-audit-'));
    const done = await run([resolve('cli/audit.ts')], {}, empty);
    rmSync(empty, { recursive: true });
    expect(done.output).toMatch(/^没有查成，npm 说：\nThis command requires an existing lockfile/);
    expect(done.status).toBe(2);
  });
});
