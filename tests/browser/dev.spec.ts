import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { cleanEnvironment } from '../built/build.ts';
import { sampleContent } from '../built/corpora.ts';
import { thorough } from './support.ts';

// `npm run dev`: what an editor sees while writing. Vite only answers to the loopback address.
test.describe.configure({ mode: 'serial' });

const port = 47_839;
const origin = `http://127.0.0.1:${port}`;
let content: string;
let server: ChildProcess;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  content = mkdtempSync(join(tmpdir(), 'kling-qa-dev-'));
  cpSync(sampleContent, content, { recursive: true });
  server = spawn(process.execPath, [resolve('cli/astro.mjs'), 'dev', '--port', String(port)], {
    env: { ...cleanEnvironment(), CONTENT_DIR: content },
    // A group of its own, so that Astro goes when the command goes.
    detached: true,
    stdio: 'ignore',
  });
  await expect.poll(() => fetch(origin).then(({ status }) => status, String), { timeout: 90_000 }).toBe(200);
});

test.afterAll(() => {
  if (server.pid) process.kill(-server.pid);
  rmSync(content, { recursive: true, force: true });
});

/** Changes a file as an editor would, in one save. */
function edit(path: string, change: (text: string) => string): void {
  const file = join(content, path);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

const slow = { timeout: 20_000 };
const problems = '.frame-main > section.danger';

test('a change shows at once, on the open page', thorough, async ({ page }) => {
  await page.goto(`${origin}/samples/nested/inner/`);
  edit('samples/nested/inner.md', (text) => text.replace('下级专题里的答复', '改过的答复'));
  await expect(page.locator('[data-reply-text]').first()).toContainText('改过的答复', slow);
});

test('a broken entry says what is wrong, and stays as it last was', thorough, async ({ page }) => {
  await page.goto(`${origin}/samples/nested/inner/`);
  edit('samples/nested/inner.md', (text) => text.replace(':::话术', ':::话述'));
  await expect(page.locator(problems)).toContainText(
    /content\/samples\/nested\/inner\.md:8:1 错误 known-block .*话述/,
    slow,
  );
  await expect(page.locator('[data-reply-text]').first()).toContainText('改过的答复');
  await page.goto(`${origin}/samples/branches/`);
  await expect(page.locator(problems)).toHaveCount(0);
  await expect(page.getByText(/^别的文件：错误 [1-9]/)).toBeVisible();
});

test('once it is right again, nothing is said', thorough, async ({ page }) => {
  await page.goto(`${origin}/samples/nested/inner/`);
  await expect(page.locator(problems)).toBeVisible(slow);
  edit('samples/nested/inner.md', (text) => text.replace(':::话述', ':::话术'));
  await expect(page.locator(problems)).toHaveCount(0, slow);
});

test('a new file that is not right yet has a page to say so', thorough, async ({ page }) => {
  writeFileSync(join(content, 'samples/new.md'), '---\nnumber: 1999\ntitle: 新的问题\n---\n');
  await expect(async () => {
    await page.goto(`${origin}/samples/new/`);
    await expect(page.locator(problems)).toContainText('content/samples/new.md', { timeout: 1000 });
    await expect(page.locator('main h1')).toHaveText('新的问题', { timeout: 1000 });
  }).toPass(slow);
});
