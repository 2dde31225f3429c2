import type { ContentFile } from '../markdown/content-file.ts';
import { parseCorpus } from '../markdown/corpus.ts';
import { type CheckInput, contextOf } from './check.ts';
import type { Context, Edit } from './rule.ts';
import { rules } from './rules.ts';
import { toDocument } from './source-document.ts';

/** Mending one thing may uncover the next, but never for ever. */
const rounds = 5;

/** Files with what `--fix` mends mended: typography, product names, brackets of two widths, stray marks. Nothing else. */
export function fix(input: CheckInput): ContentFile[] {
  const mended = new Map<string, ContentFile>();
  let files = input.files;
  for (let round = 0; round < rounds; round++) {
    const changed = mendOnce({ ...input, files });
    if (changed.size === 0) break;
    for (const [path, file] of changed) mended.set(path, file);
    files = files.map((file) => changed.get(file.path) ?? file);
  }
  return [...mended.values()];
}

function mendOnce(input: CheckInput): Map<string, ContentFile> {
  const changed = new Map<string, ContentFile>();
  let context: Context | undefined;
  parseCorpus(input.files, (parsed, text, data) => {
    const entry = 'entry' in parsed ? parsed.entry : null;
    const document = toDocument({ path: parsed.path, text, tree: parsed.tree, entry });
    context ??= contextOf(input, data);
    for (const rule of rules) {
      const edits = rule.edits?.(document, context as Context).filter(({ change }) => change) ?? [];
      if (edits.length === 0) continue;
      changed.set(parsed.path, { path: parsed.path, text: applyEdits(text, edits) });
      // Places have moved; the other rules have their turn in the next round.
      return;
    }
  });
  return changed;
}

/** The text with the edits made, line ends and byte-order mark as they were. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const lines = text.slice(mark.length).split(/(\r\n?|\n)/);
  const byPlace = [...edits].sort((a, b) => b.line - a.line || b.column - a.column);
  for (const { line, column, change } of byPlace) {
    const index = (line - 1) * 2;
    const source = lines[index] ?? '';
    if (change) lines[index] = source.slice(0, column - 1) + change.text + source.slice(column - 1 + change.length);
  }
  return mark + lines.join('');
}
