import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take long begin first, so that at the end no core waits for one of them. */
const long =
  /(fuzz|nginx|security)\/|unit\/(cli|jobs)\/|check\/(\w+-edits|changes|command|customer-texts|fix|typed-text)\.|site\/(size|reproduce)\./;

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => long.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/**
 * `unit` and `fuzz` need nothing; `site` reads the built dist/ and builds other corpora into a temporary folder; `nginx` starts
 * nginx on loopback ports, where it is installed.
 */
export default defineConfig({
  test: {
    // By itself Vitest leaves one core idle, which on two of them is half.
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    tags: [{ name: 'thorough', description: 'What npm test leaves to npm run test:all' }],
    projects: [
      // Some judge a whole corpus or start a command, on machines that may be busy.
      // Loading modules anew for each file would take as long as the tests, and no file replaces a module.
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          isolate: false,
          // AutoCorrect's JavaScript keeps views of its memory, so it begins anew with the module that starts it.
          server: { deps: { inline: [/@huacnlee\/autocorrect/] } },
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
          isolate: false,
          globalSetup: 'tests/site/build-sites.ts',
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'nginx',
          isolate: false,
          // As in playwright.config.ts: some of these drive a browser.
          retry: process.env['CI'] ? 1 : 0,
          include: ['tests/{nginx,security}/**/*.test.ts'],
          globalSetup: 'tests/nginx/set-up.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // On a busy machine a page or a log may take longer than the second that Vitest gives.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
