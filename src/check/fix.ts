import { isDataFile } from '../entry/paths.ts';
import type { SiteData } from '../entry/site-data.ts';
import type { ContentFile } from '../markdown/content-file.ts';
import { type CheckInput, contextOf } from './check.ts';
import { eachDocument } from './each-document.ts';
import { lettersKept, meaningKept } from './reading.ts';
import type { Context, Edit, Rule } from './rule.ts';
import { rules } from './rules.ts';
import type { Document } from './source-document.ts';

/** How often files are mended: mending one fault may uncover the next, and the bound ends a circle of them. */
const rounds = 12;

/**
 * The files after `--fix`, which mends spaces and width of punctuation, names of products, invisible characters, and
 * lost line breaks. No word changes. A second run changes nothing: a file that would go on changing is left as it is.
 */
export function fix(input: CheckInput): ContentFile[] {
  const mended = new Map<string, ContentFile>();
  let files = input.files;
  for (let round = 0; round < rounds; round++) {
    const changed = mendOnce({ ...input, files });
    if (changed.size === 0) return [...mended.values()];
    for (const [path, file] of changed) mended.set(path, file);
    // A file that did not change has nothing to mend in the next round either. Data files stay, because other files are
    // read with them.
    files = files.flatMap((file) => changed.get(file.path) ?? (isDataFile(file.path) ? file : []));
  }
  for (const path of mendOnce({ ...input, files }).keys()) mended.delete(path);
  return [...mended.values()];
}

function mendOnce(input: CheckInput): Map<string, ContentFile> {
  const changed = new Map<string, ContentFile>();
  let context: Context | undefined;
  eachDocument(input.files, (document, data) => {
    context ??= contextOf(input, data);
    for (const rule of rules) {
      const edits = rule.edits?.(document, context).filter((edit) => isMendable(edit, document)) ?? [];
      const text = keepWords(document, edits, rule, data.site);
      if (text === document.text) continue;
      changed.set(document.path, { path: document.path, text });
      // After an edit the places of other rules are no longer right, so those rules have their turn in the next round.
      return;
    }
  });
  return changed;
}

/** Whether an edit can be made in the file. In a YAML text with escapes, a place in the text is not a place in the line. */
function isMendable({ change, line }: Edit, { path, fields }: Document): boolean {
  return change !== null && !(isDataFile(path) && fields[line - 1]?.text.includes('\\'));
}

/** The text with all edits made; if they change a word, the text with only those edits that change no word by themselves. */
function keepWords({ path, text }: Document, edits: readonly Edit[], { reshapes }: Rule, site: SiteData): string {
  const isKept = (after: string) =>
    (reshapes ? lettersKept : meaningKept)({ path, before: text, after, site }) && after !== text;
  if (edits.length === 0) return text;
  const whole = applyEdits(text, edits);
  if (isKept(whole)) return whole;
  const single = edits.filter((edit) => isKept(applyEdits(text, [edit])));
  const rest = applyEdits(text, single);
  if (isKept(rest)) return rest;
  const [first] = single;
  return first ? applyEdits(text, [first]) : text;
}

/** The text with the edits made, line ends and byte-order mark as they were. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const pieces = text.slice(mark.length).split(/(\r\n?|\n)/);
  const ends = pieces.filter((_, index) => index % 2 === 1);
  const lines = pieces.filter((_, index) => index % 2 === 0);
  let whole = lines.join('\n');
  const starts = lines.map((_, index) => lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0));
  const changes = edits.flatMap(({ line, column, change }) =>
    change ? [{ from: (starts[line - 1] ?? 0) + column - 1, ...change }] : [],
  );
  for (const { from, length, text: replacement } of changes.sort((a, b) => b.from - a.from))
    whole = whole.slice(0, from) + replacement + whole.slice(from + length);
  const end = ends.find((found) => found !== '\n') ?? '\n';
  return mark + (end === '\n' ? whole : whole.replaceAll('\n', end));
}
