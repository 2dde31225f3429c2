import { beforeAll, describe, expect, it } from 'vitest';
import { loadTypesetter } from '../../../cli/typesetter.ts';
import { type CheckInput, check } from '../../../src/check/check.ts';
import { severityOf } from '../../../src/check/severity.ts';
import type { Problem } from '../../../src/entry/problem.ts';
import { base, broken, type Change, type Contents, fileOf, harmless } from './changes.ts';

let format: CheckInput['format'];
/** What the small corpus lacks has nothing to do with any change. */
let before: Set<string>;

beforeAll(async () => {
  format = await loadTypesetter();
  before = new Set(problemsAfter(() => {}).map(keyOf));
});

describe('a change that would harm', () => {
  it.each(broken)('%s is reported where it is', (_name, change, expected) => {
    const found = problemsAfter(change).filter((problem) => !before.has(keyOf(problem)));
    const places = found.map(({ path, line, rule }) => `${path.replace('content/', '')}:${line} ${rule}`);
    expect(places).toContain(expected);
    const [file = '', rule = ''] = expected.split(/:\d+ /);
    // Words that pass are the one kind of harm that only reminds: most of them are right today.
    const reminds = rule === 'passing-word' && file.endsWith('.md');
    expect(severityOf({ rule, path: file })).toBe(reminds ? '提醒' : '错误');
  });
});

describe('a change that does no harm', () => {
  it.each(harmless)('%s is stopped by nothing', (_name, change) => {
    const found = problemsAfter(change).filter((problem) => !before.has(keyOf(problem)));
    expect(found.filter((problem) => severityOf(problem) === '错误')).toEqual([]);
  });
});

function problemsAfter(change: Change): Problem[] {
  const contents: Contents = new Map(base);
  change(contents);
  const changed = [...new Set([...base.keys(), ...contents.keys()])].filter(
    (path) => base.get(path) !== contents.get(path),
  );
  return check({
    files: [...contents].filter(([path]) => /\.(md|yml)$/.test(path)).map(([path, content]) => fileOf(path, content)),
    assets: [...contents.keys()],
    today: '2026-11-24',
    base: { changed, files: changed.flatMap((path) => (base.has(path) ? [fileOf(path, base.get(path) ?? '')] : [])) },
    format: format ?? null,
  });
}

function keyOf({ path, rule, message }: Problem): string {
  return `${path} ${rule} ${message}`;
}
