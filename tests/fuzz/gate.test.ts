import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { fix } from '../../src/check/fix.ts';
import { type ContentFile, decodeFile } from '../../src/markdown/content-file.ts';
import { mutate } from './mutate.ts';
import { entries, expectPlace, pullRequest, seed } from './pull-request.ts';
import { random } from './random.ts';

/** The nightly job tries more. */
const count = Number(process.env['FUZZ_COUNT'] ?? 100);
/** Mutated entries that are checked together, as a pull request would bring them. */
const together = 10;

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
});

function mutatedEntry(next: () => number, index: number): ContentFile {
  const source = entries[Math.floor(next() * entries.length)];
  return decodeFile(`content/membership/mutated-${index}.md`, mutate(source?.text ?? '', next));
}
