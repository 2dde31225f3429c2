import { beforeAll, describe, expect, it } from 'vitest';
import { loadTypesetter } from '../../../cli/typesetter.ts';
import { type CheckInput, check } from '../../../src/check/check.ts';
import { rules } from '../../../src/check/rules.ts';
import { severityOf } from '../../../src/check/severity.ts';
import type { Problem } from '../../../src/entry/problem.ts';
import { levelsOf } from '../../levels.ts';
import { base, broken, type Change, type Contents, fileOf, harmless } from './changes.ts';

let format: CheckInput['format'];
/** What the small corpus lacks has nothing to do with any change. */
let before: Set<string>;

beforeAll(async () => {
  format = await loadTypesetter();
  before = new Set(problemsAfter(() => {}).map(keyOf));
});

describe.each(levelsOf(broken, 4))('a change that would harm', ({ rows, tags }) => {
  it.each(rows)('%s is reported where it is', { tags }, (_name, change, expected) => {
    const [file = '', rule = ''] = expected.split(/:\d+ /);
    const isJudged = (path: string) => !single.has(rule) || !path.endsWith('.md') || path === `content/${file}`;
    const found = problemsAfter(change, isJudged).filter((problem) => !before.has(keyOf(problem)));
    const places = found.map(({ path, line, rule }) => `${path.replace('content/', '')}:${line} ${rule}`);
    expect(places).toContain(expected);
    // Words that pass are the one kind of harm that only reminds: most of them are right today.
    const reminds = rule === 'passing-word' && file.endsWith('.md');
    expect(severityOf({ rule, path: file })).toBe(reminds ? '提醒' : '错误');
  });
});

describe.each(levelsOf(harmless, 4))('a change that does no harm', ({ rows, tags }) => {
  it.each(rows)('%s is stopped by nothing', { tags }, (_name, change) => {
    const found = problemsAfter(change).filter((problem) => !before.has(keyOf(problem)));
    expect(found.filter((problem) => severityOf(problem) === '错误')).toEqual([]);
  });
});

/** Rules that look at one file; what they report stays the same without the other entries, which would take most of the time. */
const single = new Set(
  rules.filter((rule) => !rule.checkCorpus && (rule.check || rule.checkText || rule.edits)).map(({ id }) => id),
);

/** @param isJudged which of the files that do not change are judged too */
function problemsAfter(change: Change, isJudged: (path: string) => boolean = () => true): Problem[] {
  const contents: Contents = new Map(base);
  change(contents);
  const changed = [...new Set([...base.keys(), ...contents.keys()])].filter(
    (path) => base.get(path) !== contents.get(path),
  );
  return check({
    files: [...contents]
      .filter(([path]) => /\.(md|yml)$/.test(path) && (changed.includes(path) || isJudged(path)))
      .map(([path, content]) => fileOf(path, content)),
    assets: [...contents.keys()],
    today: '2026-11-24',
    base: { changed, files: changed.flatMap((path) => (base.has(path) ? [fileOf(path, base.get(path) ?? '')] : [])) },
    format: format ?? null,
  });
}

function keyOf({ path, rule, message }: Problem): string {
  return `${path} ${rule} ${message}`;
}
