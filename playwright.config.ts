import { defineConfig } from '@playwright/test';
import { browserArguments, ensureBrowser } from './cli/browser.mjs';
import { sites } from './tests/browser/sites.ts';

/**
 * Pages are opened as on an intranet: plain http on a host that is not localhost, where `navigator.clipboard` does not
 * exist.
 */
export default defineConfig({
  testDir: 'tests/browser',
  testMatch: '*.spec.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  // A loaded CI machine once held up a landing by a key pressed too early. What passes only the second time is listed as flaky.
  retries: process.env['CI'] ? 1 : 0,
  workers: 2,
  reporter: [['line']],
  use: {
    baseURL: sites.real,
    // Storage, cookies, clock and routes are reset between tests; a new browser profile for each would cost half the time.
    reuseContext: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: ensureBrowser(),
      args: [...browserArguments, `--host-resolver-rules=MAP ${sites.host} 127.0.0.1`],
    },
  },
  webServer: [
    {
      command: `"${process.execPath}" tests/browser/serve.ts real`,
      url: sites.onLoopback(sites.real),
      stdout: 'pipe',
      timeout: 120_000,
    },
    {
      command: `"${process.execPath}" tests/browser/serve.ts sample`,
      url: sites.onLoopback(sites.sample),
      stdout: 'pipe',
      timeout: 120_000,
    },
  ],
});
