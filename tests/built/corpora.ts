import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** All of content/ as it was on 2026-11-29. Editors change content/ every day: what tests say of an entry holds for this copy. */
export const frozenContent = 'tests/corpus';

/** One entry for each way of writing: the corpus whose behaviour tests rely on. Editors never change it. */
export const sampleContent = 'tests/sample-content';

/** Stands wherever the sample corpus is internal, and must never leave with a reply. */
export const internalMarker = '机密标记';

/** A copy of a corpus with files added or replaced: path below content/ → text. */
export function corpusWith(original: string, files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'kling-qa-content-'));
  cpSync(original, folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** An entry as a file, sound unless told otherwise. */
export function entryFile(number: number, { fields = '', body = ':::话术\n您好。\n:::' } = {}): string {
  return `---\nnumber: ${number}\ntitle: 第 ${number} 个问题\nstatus: published\n${fields}---\n\n${body}\n`;
}

/** The frozen corpus and this many made-up entries, spread over its topics. */
export function grownCorpus(topics: readonly string[], count: number): string {
  const files = Array.from({ length: count }, (_, index) => {
    const number = 20_000 + index;
    const aliases = Array.from({ length: 5 }, (_, nth) => `第 ${number} 种情况的第 ${nth} 种问法`);
    const fields = `aliases: [${aliases.join(', ')}]\n`;
    const body = `:::话术\n您好，第 ${number} 种情况请这样处理。\n\n1. 打开网页端。\n2. 登录。\n:::\n\n:::内部\n先核实账号。\n:::`;
    return [`${topics[index % topics.length]}/made-up-${number}.md`, entryFile(number, { fields, body })] as const;
  });
  return corpusWith(frozenContent, Object.fromEntries(files));
}
