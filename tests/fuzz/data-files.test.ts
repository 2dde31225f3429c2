import { describe, it } from 'vitest';
import { type CheckInput, check } from '../../src/check/check.ts';
import { saidFolder } from '../../src/entry/said.ts';
import { decodeFile } from '../../src/markdown/content-file.ts';
import { mutate } from './mutate.ts';
import { all, expectPlace, files, pullRequest, seed } from './pull-request.ts';
import { random } from './random.ts';

describe('whatever stands in a data file is a message with a place', () => {
  /** Files of content/said/ are alike, so a few of each kind stand for all. */
  const said = all.filter(({ path }) => path.startsWith(saidFolder)).filter((_, index) => index % 20 === 0);
  const data = all.filter(({ path }) => path.endsWith('.yml') && !path.startsWith(saidFolder));
  it.each([...data, ...said].map(({ path }) => path))('%s', { tags: 'thorough', timeout: 60_000 }, (path) => {
    const next = random(seed);
    const source = all.find((file) => file.path === path)?.text ?? '';
    for (let round = 0; round < 15; round++) {
      const file = decodeFile(path, mutate(source, next));
      const input: CheckInput = {
        ...pullRequest([]),
        files: [...files.filter((known) => known.path !== path), file],
      };
      for (const problem of check(input)) expectPlace(problem, input.files);
    }
  });
});
