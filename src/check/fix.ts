import { isDataFile } from '../entry/paths.ts';
import type { ContentFile } from '../markdown/content-file.ts';
import { type CheckInput, contextOf } from './check.ts';
import { eachDocument } from './each-document.ts';
import type { Context, Edit } from './rule.ts';
import { rules } from './rules.ts';
import type { Document } from './source-document.ts';

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
  eachDocument(input.files, (document, data) => {
    context ??= contextOf(input, data);
    const { path, text } = document;
    for (const rule of rules) {
      const edits = rule.edits?.(document, context as Context).filter((edit) => isMendable(edit, document)) ?? [];
      if (edits.length === 0) continue;
      changed.set(path, { path, text: applyEdits(text, edits) });
      // Places have moved; the other rules have their turn in the next round.
      return;
    }
  });
  return changed;
}

/** Where YAML escapes characters, a place in the text is none in the line. */
function isMendable({ change, line }: Edit, { path, fields }: Document): boolean {
  return change !== null && !(isDataFile(path) && fields[line - 1]?.text.includes('\\'));
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
