import { toReadable } from '../readable.ts';
import type { Rule } from '../rule.ts';
import { replies, type SourceLine } from '../source-document.ts';

const amount = /(?<![\d.])(\d+(?:\.\d+)?)(元|块)/g;

export const doubtedFigure: Rule = {
  id: 'doubted-figure',
  why: '疑点还没核实，内部表格里的金额可能是错的，报给客户就要兑现。',
  bad: '---\nnumber: 1001\ntitle: 会员多少钱？\nstatus: published\nverify: [价格表须核实]\n---\n\n:::话术\n您好，黄金会员每季 ▸66 元。\n:::\n\n:::内部\n| 会员类别 | 季费 |\n| --- | --- |\n| 黄金会员 | 66 元 |\n:::\n',
  good: '---\nnumber: 1001\ntitle: 会员多少钱？\nstatus: published\nverify: [价格表须核实]\n---\n\n:::话术\n您好，价格请以购买页为准。\n:::\n\n:::内部\n| 会员类别 | 季费 |\n| --- | --- |\n| 黄金会员 | 66 元 |\n:::\n',
  check(document, context, report) {
    const { entry, path, passages } = document;
    const before = context.base?.entries.get(path)?.entry;
    if (!entry || entry.verify.length === 0) return;
    const doubted = new Set<string>();
    for (const { kind, lines } of passages)
      if (kind === 'internal')
        for (const [, figure = ''] of toReadable(lines).text.matchAll(amount)) doubted.add(figure);
    // A table that this change moves from the internal note into the reply is no longer in the note.
    for (const block of before?.blocks ?? [])
      if (block.kind === 'internal')
        for (const [, figure = ''] of block.text.replaceAll(' ', '').matchAll(amount)) doubted.add(figure);
    for (const { lines } of replies(document)) {
      const { text, at } = toReadable(lines);
      const hits = [...text.matchAll(amount)].filter(([, figure = '']) => doubted.has(figure));
      const first = hits[0];
      if (first)
        report(
          at(first.index),
          `话术里的${hits
            .slice(0, 3)
            .map(([figure]) => `「${figure}」`)
            .join(
              '',
            )}来自内部说明，而这一条还有疑点没核实（${shorten(entry.verify[0] ?? '')}）；请先删去金额，核实后清空 verify 并写上 reviewed`,
        );
    }
  },
  checkCorpus({ entries }, report) {
    const rows = entries
      .filter(({ entry }) => entry.verify.length > 0)
      .flatMap(({ entry, text }) => doubtedRows(entry.number, text));
    for (const { entry, text } of rows.length > 0 ? entries : [])
      for (const line of replyLines(text)) {
        const readable = toReadable([line]);
        for (const { index, 1: figure = '' } of readable.text.matchAll(amount)) {
          const row = rows.find(
            ({ number, name, figures }) =>
              number !== entry.number && readable.text.includes(name) && figures.includes(figure),
          );
          if (row)
            report(
              entry.path,
              readable.at(index),
              `「${row.name}」和「${figure} 元」来自 ${row.number} 的内部表格，那里还有疑点没核实；请先删去金额，改成以购买页为准`,
            );
        }
      }
  },
};

/** Table rows with amounts: what they are about, and the amounts. */
function doubtedRows(number: number, text: string): { number: number; name: string; figures: string[] }[] {
  return text
    .split('\n')
    .filter((line) => /^\s*\|/.test(line))
    .flatMap((line) => {
      const row = toReadable([{ line: 1, column: 1, text: line }]).text;
      const figures = [...row.matchAll(amount)].map(([, figure = '']) => figure);
      const name =
        row
          .split('|')
          .find((cell) => cell !== '')
          ?.slice(0, 2) ?? '';
      return figures.length > 0 && name.length === 2 ? [{ number, name, figures }] : [];
    });
}

/** Lines inside 话术, read off the marks: trees are not kept. */
function replyLines(text: string): SourceLine[] {
  const open: string[] = [];
  return text.split(/\r\n?|\n/).flatMap((line, index): SourceLine[] => {
    const mark = /^\s*:{3,}([^\s[{]*)/.exec(line);
    if (mark?.[1]) open.push(mark[1]);
    else if (mark) open.pop();
    return !mark && open.at(-1) === '话术' ? [{ line: index + 1, column: 1, text: line }] : [];
  });
}

function shorten(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
