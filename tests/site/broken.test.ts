import { readdirSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { faults } from './broken-files.ts';

const { status, output, site } = inject('broken');

describe('a build of broken entries', () => {
  it('fails and publishes nothing', () => {
    expect(status).not.toBe(0);
    expect(readdirSync(site)).toEqual([]);
  });

  it.each(faults)('names $kind with its place, in the same run', ({ path, place, says }) => {
    const line = output.split('\n').find((text) => text.includes(`content/${path}:${place} 错误 `));
    expect(
      line,
      output
        .split('\n')
        .filter((text) => text.includes(path))
        .join('\n'),
    ).toContain(says);
  });

  it('counts all of them', () => {
    const named = output.split('\n').filter((line) => /^\s*content\/\S+:\d+:\d+ 错误 /.test(line));
    expect(output).toContain(`${named.length} 处错误`);
    expect(named.length).toBeGreaterThanOrEqual(faults.length);
  });
});
