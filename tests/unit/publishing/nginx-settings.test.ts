import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { knowsSettings, nginxConf, tellNginx } from '../../../deploy/publishing/nginx-settings.mjs';

let target: string;
beforeEach(() => {
  target = mkdtempSync(join(tmpdir(), 'settings-'));
});
afterEach(() => rmSync(target, { recursive: true }));

const confOf = (base: string, ...scripts: string[]) => {
  const build = { id: '', stamp: 0, former: null, base, entries: 0, assets: [] };
  return nginxConf({ ...build, scripts: scripts.map((script) => `'sha256-${script}='`) }, []);
};

it('settings with scripts of builds that are no longer kept are enough, and need no reload', async () => {
  const conf = confOf('/', 'a', 'b');
  await tellNginx(target, conf, '');
  expect(knowsSettings(target, confOf('/', 'b'))).toBe(true);
  expect(knowsSettings(target, confOf('/', 'b', 'c'))).toBe(false);
  expect(knowsSettings(target, confOf('/kling-qa/', 'b'))).toBe(false);
  expect(await tellNginx(target, confOf('/', 'b'), '')).toBe(true);
  expect(readFileSync(join(target, 'conf/http.conf'), 'utf8')).toBe(conf);
  expect(await tellNginx(target, confOf('/', 'b', 'c'), '')).toBe(false);
});
