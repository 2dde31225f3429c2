import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadTypesetter } from '../../../cli/typesetter.ts';
import { type CheckInput, check } from '../../../src/check/check.ts';
import { fix } from '../../../src/check/fix.ts';
import { severityOf } from '../../../src/check/severity.ts';
import { leavesOf } from '../../../src/entry/entry.ts';
import { type ContentFile, parseCorpus } from '../../../src/markdown/corpus.ts';
import { inputOf, pathOf } from './replies.ts';

/** A reply as somebody types it, and what becomes of it. */
interface Case {
  typed: string;
  /** The title of its entry, where that is what matters. */
  title?: string;
  /** What the button copies; by default what was typed. */
  copied?: string;
  /** The rule that stops it; by default none does. */
  stopped?: string;
  /** What `--fix` makes of the reply; by default it changes nothing. */
  mended?: string;
}

const format = await loadTypesetter();
const cases = readFileSync(new URL('../../cases/typed.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);
const input = inputWith(cases);
const problems = check(input).filter((problem) => severityOf(problem) === '错误');
const entries = new Map(parseCorpus(input.files).entries.map((entry) => [entry.path, entry]));
const mended = fix(input);
const mendedTwice = fix({ ...input, files: withFiles(mended) });
const asMended = inputWith(cases.map((one) => ({ ...one, typed: one.mended ?? one.typed })));

/** All cases as one corpus, because to judge each alone takes long. */
function inputWith(rows: readonly Case[]): CheckInput {
  const made = inputOf(
    rows.map(({ typed }) => typed),
    format,
  );
  const titles = new Map(rows.flatMap(({ title }, index) => (title ? [[pathOf(index), title] as const] : [])));
  const files = made.files.map(({ path, text }) => {
    const title = titles.get(path);
    return { path, text: title ? text.replace(/^title: .*$/m, `title: ${title}`) : text };
  });
  return { ...made, files };
}

function withFiles(changed: readonly ContentFile[]): ContentFile[] {
  return input.files.map((file) => changed.find(({ path }) => path === file.path) ?? file);
}

function textAt(path: string, files: readonly ContentFile[]): string | undefined {
  return files.find((file) => file.path === path)?.text;
}

describe('a reply that somebody types', () => {
  it.each(cases.map((one, index) => [`${one.title ?? ''}${one.typed}`, one, pathOf(index)] as const))(
    '%s',
    (_name, { typed, copied, stopped, mended: wanted }, path) => {
      const stops = problems.filter((problem) => problem.path === path).map(({ rule }) => rule);
      if (stopped) expect(stops).toContain(stopped);
      else {
        expect(stops).toEqual([]);
        const entry = entries.get(path);
        expect(entry && leavesOf(entry, 'reply')[0]?.text).toBe(copied ?? typed);
      }
      expect(textAt(path, mended)).toBe(wanted && textAt(path, asMended.files));
      expect(textAt(path, mendedTwice)).toBeUndefined();
    },
  );
});
