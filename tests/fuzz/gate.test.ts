import { beforeAll, describe, expect, it } from 'vitest';
import { loadTypesetter } from '../../cli/typesetter.ts';
import { type CheckInput, check } from '../../src/check/check.ts';
import { fix } from '../../src/check/fix.ts';
import type { Problem } from '../../src/entry/problem.ts';
import { saidFolder } from '../../src/entry/said.ts';
import { type ContentFile, decodeFile } from '../../src/markdown/content-file.ts';
import { readContentFiles } from '../../src/site/content-files.ts';
import { mutate } from './mutate.ts';
import { random } from './random.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? 20261124);
const count = Number(process.env['FUZZ_COUNT'] ?? 800);
/** Mutated entries that are checked together, as a pull request would bring them. */
const together = 10;

const all = readContentFiles('content');
const entries = all.filter(({ path }) => path.endsWith('.md'));
/** A few neighbours are enough for the rules that compare, and each long list of search has its own test below. */
const files = [
  ...all.filter(({ path }) => path.endsWith('.yml') && !/gaps|\/said\//.test(path)),
  ...entries.slice(0, 6),
];
let format: CheckInput['format'];

beforeAll(async () => {
  format = await loadTypesetter();
});

describe('whatever stands in a file', () => {
  it(`is a message with a place and never an exception: ${count} mutated files, seed ${seed}`, {
    timeout: 600_000,
  }, () => {
    const next = random(seed);
    let reported = 0;
    for (let done = 0; done < count; done += together) {
      const mutated = Array.from({ length: together }, (_, index) => mutatedEntry(next, index));
      const input = pullRequest(mutated);
      const problems = check(input);
      for (const problem of problems) expectPlace(problem, input.files);
      reported += problems.length;
      // Mending ends, and what it leaves can be checked again.
      const mended = new Map(fix(input).map((file) => [file.path, file]));
      check({ ...input, files: input.files.map((file) => mended.get(file.path) ?? file) });
    }
    expect(reported).toBeGreaterThan(count);
  });

  it.each([
    ['bytes that are no text', Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)],
    [
      'a line of one megabyte',
      new TextEncoder().encode(`---\nnumber: 1900\n---\n\n:::话术\n${'好'.repeat(350_000)}\n:::\n`),
    ],
    ['a long line within the limit', new TextEncoder().encode(`:::话术\n${'*a '.repeat(3000)}\n:::\n`)],
    ['many short lines of emphasis', new TextEncoder().encode(`:::话术\n${'a**b*\n'.repeat(40_000)}:::\n`)],
    ['invalid UTF-8', Uint8Array.of(0x2d, 0x2d, 0x2d, 0x0a, 0xc4, 0xe3, 0xba, 0xc3)],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x2d, 0x00, 0x2d, 0x00)],
    ['nothing', new Uint8Array()],
    ['only a byte-order mark', Uint8Array.of(0xef, 0xbb, 0xbf)],
    ['a NUL', new TextEncoder().encode(':::话术\n您好\u0000\n:::\n')],
    [
      '10,000 blocks one in another',
      new TextEncoder().encode(`${':::话术\n'.repeat(10_000)}好\n${':::\n'.repeat(10_000)}`),
    ],
    ['10,000 quotes one in another', new TextEncoder().encode(`:::话术\n${'>'.repeat(9_990)}好\n:::\n`)],
    ['lists one in another', new TextEncoder().encode(`:::话术\n${'- '.repeat(4_900)}好\n:::\n`)],
    ['emphasis one in another', new TextEncoder().encode(`:::话术\n${'**a*'.repeat(2_400)}好\n:::\n`)],
    ['brackets one in another', new TextEncoder().encode(`:::话术\n${'['.repeat(9_000)}好\n:::\n`)],
    [
      'a YAML bomb',
      new TextEncoder().encode(
        `---\na: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
          .split('')
          .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(',')}]`)
          .join('\n')}\n---\n\n:::话术\n好\n:::\n`,
      ),
    ],
    [
      'YAML brackets one in another',
      new TextEncoder().encode(`---\na: ${'['.repeat(9_000)}\n---\n\n:::话术\n好\n:::\n`),
    ],
    ['a YAML merge of itself', new TextEncoder().encode('---\na: &a\n  <<: *a\n---\n\n:::话术\n好\n:::\n')],
  ])('%s is a message with a place', { timeout: 60_000 }, (_name, bytes) => {
    const input = pullRequest([decodeFile('content/membership/hostile.md', bytes)]);
    const problems = check(input).filter(({ path }) => path === 'content/membership/hostile.md');
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) expectPlace(problem, input.files);
  });

  /** Files of content/said/ are alike, so a few of each kind stand for all. */
  const said = all.filter(({ path }) => path.startsWith(saidFolder)).filter((_, index) => index % 20 === 0);
  const data = all.filter(({ path }) => path.endsWith('.yml') && !path.startsWith(saidFolder));
  it.each([...data, ...said].map(({ path }) => path))('also in %s', { timeout: 60_000 }, (path) => {
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

function mutatedEntry(next: () => number, index: number): ContentFile {
  const source = entries[Math.floor(next() * entries.length)];
  return decodeFile(`content/membership/mutated-${index}.md`, mutate(source?.text ?? '', next));
}

function pullRequest(mutated: readonly ContentFile[]): CheckInput {
  const now = [...files, ...mutated];
  return {
    files: now,
    assets: now.map(({ path }) => path),
    today: '2026-11-24',
    base: { changed: mutated.map(({ path }) => path), files: [] },
    format: format ?? null,
  };
}

/** A place lies in its file (or at the start of one that is gone), and the message is one line of Chinese. */
function expectPlace({ path, line, column, message }: Problem, checked: readonly ContentFile[]): void {
  const source = checked.find((file) => file.path === path);
  const lines = (source?.text ?? '').replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  const where = `${path}:${line}:${column} ${message}`;
  expect(Number.isInteger(line) && Number.isInteger(column) && line >= 1 && column >= 1, where).toBe(true);
  if (!source?.problem) {
    expect(line, where).toBeLessThanOrEqual(lines.length);
    expect(column, where).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
  }
  expect(message, where).toMatch(/\p{Script=Han}/u);
  expect(message, where).not.toMatch(/[\n\r]| at .*:\d+:\d+|undefined|\[object/);
}
