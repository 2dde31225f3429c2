import type { CheckInput } from '../../../src/check/check.ts';
import { readContentFiles } from '../../../src/site/content-files.ts';

/** Replies as a pull request that brings an entry for each, to be judged at once. */

const data = readContentFiles('tests/unit/check/corpus').filter(({ path }) => path.endsWith('.yml'));

export function pathOf(index: number): string {
  return `content/membership/reply-${index}.md`;
}

export function inputOf(texts: readonly string[], format: CheckInput['format'] = null): CheckInput {
  const entries = texts.map((text, index) => ({ path: pathOf(index), text: entryWith(text, index) }));
  return {
    files: [...data, ...entries],
    assets: entries.map(({ path }) => path),
    today: '2026-11-24',
    format,
  };
}

export function entryWith(reply: string, index: number): string {
  return `---\nnumber: ${5000 + index}\ntitle: ${titleOf(index)}\nstatus: published\n---\n\n:::话术\n${reply}\n:::\n`;
}

/** The reply of such an entry. */
export function replyIn(text: string): string {
  return text.slice(text.indexOf(':::话术\n') + ':::话术\n'.length, text.lastIndexOf('\n:::\n'));
}

/** Titles that have nothing to do with each other: four characters that stand in no other. */
function titleOf(index: number): string {
  return String.fromCodePoint(...[0, 1, 2, 3].map((offset) => 0x4e00 + index * 4 + offset));
}
