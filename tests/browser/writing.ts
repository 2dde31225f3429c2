import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { HandedIn } from '../../src/write/handed-in.ts';
import { sites } from './sites.ts';
import { expect } from './support.ts';

/** What tests of /write/ share. */

/** /write/ without an entry, and with one. */
export const fresh = `${sites.real}write/`;
export const editing = (number: number) => `${fresh}?q=${number}`;
export const verdict = (page: Page) => page.locator('[data-verdict]');
export const problemsAt = (page: Page, place: string | number) => page.locator(`[data-place="${place}"]`);
export const source = (name: string) => readFileSync(`tests/corpus/${name}`, 'utf8');

/** Opens the page, and waits until the gate has judged what it shows. */
export async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(verdict(page)).toHaveText(/可以交了|错误要改/, { timeout: 20_000 });
}

/** The texts that would be handed in, by path. */
export async function download(page: Page): Promise<HandedIn['changes']> {
  return (await handedIn(page)).changes;
}

/** The file that a colleague gets. */
export async function handedIn(page: Page): Promise<HandedIn> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载一个文件，交给同事' }).click(),
  ]);
  return JSON.parse(readFileSync(await file.path(), 'utf8')) as HandedIn;
}
