import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** Short names, which people and pipelines use. */
const short = {
  check: 'content:check',
  new: 'content:new',
  report: 'content:report',
  export: 'content:export',
  import: 'content:import',
  apply: 'content:apply',
  retire: 'content:retire',
  merge: 'content:merge',
  rename: 'content:rename',
  move: 'content:move',
  split: 'content:split',
  review: 'content:review',
  search: 'search:query',
  learn: 'search:learn',
  typecheck: 'test:types',
  lint: 'test:lint',
  'publish:site': 'ops:publish',
  'report:usage': 'ops:usage',
  canary: 'ops:canary',
  sbom: 'ops:sbom',
  mcp: 'search:mcp',
};

it.each(Object.entries(short))('npm run %s does the same as npm run %s', (name, grouped) => {
  expect(scripts[name]).toBe(scripts[grouped]);
});

it('npm run names are in groups, but for those that everybody runs', () => {
  const common = ['start', 'dev', 'build', 'preview', 'generate', 'test', ...Object.keys(short)];
  const others = Object.keys(scripts).filter((name) => !common.includes(name));
  expect(others.filter((name) => !/^(content|search|test|bench|ops):/.test(name))).toEqual([]);
});
