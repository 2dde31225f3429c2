import type { Entry } from '../entry/entry.ts';
import { dataFiles, isEntryFile, isMarkdownFile } from '../entry/paths.ts';
import { saidFolder, saidPath } from '../entry/said.ts';
import { entryUrl } from '../entry/urls.ts';
import { withField } from '../markdown/entry-source.ts';
import type { CorpusEdit } from './corpus-edit.ts';
import { joinSaid } from './said-rows.ts';

/** Adds a row to redirects.yml: a number or an address, and the entry that answers now. */
export function addRedirect(edit: CorpusEdit, from: string | number, to: number): void {
  const text = edit
    .text(dataFiles.redirects)
    .replace(/^\{\}\n?/m, '')
    .replace(/\n*$/, '\n');
  edit.write(dataFiles.redirects, `${text === '\n' ? '' : text}${from}: ${to}\n`);
}

/** Puts another entry in the place of one that goes: its number, its address, and all that names it lead on. */
export function leadTo(edit: CorpusEdit, gone: Entry, to: Entry): void {
  edit.remove(gone.path);
  edit.edit(dataFiles.redirects, (text) =>
    text.replace(new RegExp(`^([^#\\n]*: *)${gone.number}(?!\\d)`, 'gm'), `$1${to.number}`),
  );
  addRedirect(edit, gone.number, to.number);
  addRedirect(edit, entryUrl(gone), to.number);
  giveQuestions(edit, to, [gone.title, ...gone.aliases]);
  moveSaid(edit, gone.number, to.number);
  renumberLinks(edit, gone.number, to.number);
  renumberRelated(edit, gone.number, to.number);
  renumberTables(edit, gone.number, to.number);
}

/** Adds questions to the aliases of an entry, each once. */
export function giveQuestions(edit: CorpusEdit, { path, title, aliases }: Entry, questions: readonly string[]): void {
  const more = questions.filter((question) => question !== title);
  edit.edit(path, (text) => withField(text, 'aliases', [...new Set([...aliases, ...more])]));
}

/** What customers said belongs to the other entry; so does what it might also be. */
function moveSaid(edit: CorpusEdit, from: number, to: number): void {
  const [old, now] = [saidPath({ number: from }), saidPath({ number: to })];
  const rows = edit.text(old);
  if (rows !== '') edit.write(now, joinSaid(edit.text(now), rows));
  edit.remove(old);
  for (const path of edit.paths())
    if (path.startsWith(saidFolder))
      edit.edit(path, (text) => text.replace(/also: *\[[\d, ]*\]/g, (list) => renumberList(list, from, to)));
}

/** Links of running texts; a link that shows the number shows the new one. */
function renumberLinks(edit: CorpusEdit, from: number, to: number): void {
  for (const path of edit.paths())
    if (isMarkdownFile(path) || !path.startsWith(saidFolder))
      edit.edit(path, (text) =>
        text.replaceAll(`[${from}](/q/${from}/)`, `[${to}](/q/${to}/)`).replaceAll(`(/q/${from}/)`, `(/q/${to}/)`),
      );
}

function renumberRelated(edit: CorpusEdit, from: number, to: number): void {
  for (const { path, number, related } of edit.corpus.entries)
    if (related.includes(from) && isEntryFile(path)) {
      const numbers = related.map((one) => (one === from ? to : one)).filter((one) => one !== number);
      edit.edit(path, (text) => withField(text, 'related', [...new Set(numbers)]));
    }
}

/** Pins of the home page, and the table of rules. */
function renumberTables(edit: CorpusEdit, from: number, to: number): void {
  const isPinned = edit.corpus.pins.includes(to);
  edit.edit(dataFiles.pins, (text) =>
    text.replace(new RegExp(`^- *${from}(?!\\d).*\\n?`, 'gm'), (row) =>
      isPinned ? '' : row.replace(`${from}`, `${to}`),
    ),
  );
  edit.edit(dataFiles.combinations, (text) =>
    text
      .replace(new RegExp(`(reply: *)${from}(?!\\d)`, 'g'), `$1${to}`)
      .replace(/see: *\[[\d, ]*\]/g, (list) => renumberList(list, from, to)),
  );
}

/** `see: [1014, 1015]` with another number in place of one, each once. */
function renumberList(list: string, from: number, to: number): string {
  const numbers = (list.match(/\d+/g) ?? []).map(Number);
  if (!numbers.includes(from)) return list;
  const now = new Set(numbers.map((number) => (number === from ? to : number)));
  return list.replace(/\[.*\]/, `[${[...now].join(', ')}]`);
}
