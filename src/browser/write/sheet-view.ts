import type { Corpus } from '../../markdown/corpus.ts';
import { make } from '../search/dom.ts';
import { topicsOf } from './fields.ts';
import type { Imported, Sheet } from './import-sheet.ts';
import type { KeptSheet } from './kept-drafts.ts';

export interface SheetOptions {
  corpus: Corpus;
  /** The number of the first new entry. */
  number: number;
  /** The sheet that was picked before the page was loaded anew. */
  kept: KeptSheet | null;
  keep: (sheet: KeptSheet) => void;
  read: (sheet: Sheet) => Promise<Imported>;
  done: (imported: Imported) => void;
}

/** Entries from a sheet: a file is picked or dropped, and a line a row says what became of the row. */
export function sheetView({ corpus, number, kept, keep, read, done }: SheetOptions): HTMLElement {
  const topic = make(
    'select',
    { id: 'sheet-topic' },
    ...topicsOf(corpus).map(([value, label]) => make('option', { value }, label)),
  );
  const file = make('input', { type: 'file', id: 'sheet-file', accept: '.xlsx,.csv,.tsv' });
  const report = make('pre', { role: 'status', hidden: true, tabindex: '0', 'aria-label': '每一行的结果' });
  const show = (lines: readonly string[]) => {
    report.hidden = false;
    report.textContent = lines.join('\n');
  };
  let latest = 0;
  const open = async (sheet: KeptSheet) => {
    const turn = ++latest;
    show([`正在读 ${sheet.name}…`]);
    const imported = await read({ ...sheet, number }).catch((error: Error): Imported => {
      return { report: [error.message], changes: [] };
    });
    // Another one may have been picked meanwhile.
    if (turn !== latest) return;
    show(imported.report);
    done(imported);
  };
  file.addEventListener('change', async () => {
    const [picked] = file.files ?? [];
    if (!picked) return;
    const bytes = await picked.arrayBuffer().catch(() => null);
    if (!bytes) return show([`${picked.name}：打不开，它可能刚改过；请再选一次`]);
    const sheet = { name: picked.name, bytes: new Uint8Array(bytes), topic: topic.value };
    keep(sheet);
    await open(sheet);
  });
  if (kept) {
    topic.value = kept.topic;
    void open(kept);
  }
  return make(
    'details',
    { class: 'write-jobs', open: kept !== null },
    make('summary', {}, '从表格导入'),
    make(
      'p',
      { class: 'hint' },
      '有编号的行改那一条，没有编号的行写成草稿。列名照 /export/ 下的表；还没有检查通过的行不写，每一行的结果写在下面。',
    ),
    make('p', {}, make('label', { for: topic.id }, '没写专题的新条目放在 '), topic),
    make('p', {}, make('label', { for: file.id }, '表格（xlsx、csv、tsv） '), file),
    report,
  );
}
