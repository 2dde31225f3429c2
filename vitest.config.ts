import { defineConfig } from 'vitest/config';

/**
 * `unit` and `fuzz` need nothing; `site` reads the built dist/ and builds other corpora into a temporary folder; `nginx` starts
 * nginx on loopback ports, where it is installed.
 */
export default defineConfig({
  test: {
    // By itself Vitest leaves one core idle, which on two of them is half.
    maxWorkers: 2,
    projects: [
      // Some judge a whole corpus or start a command, on machines that may be busy.
      // Loading modules anew for each file would take as long as the tests, and no file replaces a module.
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'search', include: ['tests/search/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'fuzz', include: ['tests/fuzz/**/*.test.ts'] } },
      {
        test: {
          name: 'site',
          include: ['tests/site/**/*.test.ts'],
          globalSetup: 'tests/site/build-sites.ts',
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'nginx',
          // As in playwright.config.ts: some of these drive a browser.
          retry: process.env['CI'] ? 1 : 0,
          include: ['tests/{nginx,security}/**/*.test.ts'],
          globalSetup: 'tests/nginx/remove-folders.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
