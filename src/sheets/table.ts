/** A sheet: one row of headings, then rows of texts. */
export interface Table {
  name: string;
  head: string[];
  rows: string[][];
}

/** A column that people may call by several names; the first is what we write. */
export interface Column {
  names: readonly string[];
}

/** Columns of both shapes, by what they hold. */
export const columns = {
  number: { names: ['编号', '条目编号', 'number'] },
  order: { names: ['序'] },
  topic: { names: ['专题', '分类', '类目', 'topic'] },
  status: { names: ['状态', 'status'] },
  title: { names: ['标准问', '标准问题', '问题', 'question', 'title'] },
  aliases: { names: ['别名', '相似问', '相似问法', '相似问题', '扩展问', '同义问', 'aliases'] },
  when: { names: ['情形', '条件', 'condition'] },
  reply: { names: ['话术', '答案', '答复', '回答', '回复', 'answer', 'reply'] },
  internal: { names: ['内部说明', '内部', '备注'] },
  route: { names: ['升级路径', '升级', 'route'] },
  validFrom: { names: ['生效日期'] },
  validUntil: { names: ['到期日期'] },
  reviewed: { names: ['复核'] },
  verify: { names: ['疑点', '待核实'] },
  owner: { names: ['负责', '负责人', 'owner'] },
  sent: { names: ['客户收到的文字'] },
  version: { names: ['版本'] },
} as const satisfies Record<string, Column>;

export type ColumnId = keyof typeof columns;

export function headingOf(column: ColumnId): string {
  return columns[column].names[0];
}

/** The column that a heading names, however it is spelt and numbered (相似问2); null for a heading that we do not know. */
export function columnNamed(heading: string): ColumnId | null {
  const name = heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*(（].*$|\d+$/gu, '');
  const found = Object.entries(columns).find(([, { names }]) => names.some((known) => known === name));
  return found ? (found[0] as ColumnId) : null;
}
