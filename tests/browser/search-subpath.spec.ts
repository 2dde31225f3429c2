import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { keptSite } from '../built/kept-sites.ts';
import { steps } from './search-steps.ts';
import { sites } from './sites.ts';
import { expect, test } from './support.ts';

const base = '/kling-qa/';
const root = new URL(base, sites.sample).href;
test('below a path search finds, opens, marks, and remembers', async ({ page, context }) => {
  const site = await keptSite('belowPath');
  await context.route(`${root}**`, (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname).slice(base.length);
    const file = join(site, path.endsWith('/') || path === '' ? `${path}index.html` : path);
    return existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404 });
  });
  const { open, ask, dialog, detail } = steps(page);
  await page.goto(`${root}samples/plain/`);
  await open();
  await ask('分支一问', 1002);
  await expect(detail).toContainText('网页端的答复。');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL((url) => url.href.startsWith(`${root}samples/branches/?hl=`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('要先问清情形的问题');
  await open();
  const recent = page.locator('.recents').getByRole('link');
  await expect(recent.first()).toHaveAttribute('href', `${base}samples/branches/`);
  await ask('分支一问', 1002);
  await dialog.getByRole('link', { name: '筛选' }).click();
  await expect(page).toHaveURL((url) => url.href.startsWith(`${root}search/?q=`));
  await expect(steps(page).options.first()).toContainText('#1002');
});
