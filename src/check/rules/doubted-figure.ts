import { type CustomerText, entriesThatSay } from '../../entry/customer-texts.ts';
import { type Entry, leavesOf } from '../../entry/entry.ts';
import { maskReferences } from '../../entry/fact-references.ts';
import type { Place, SourceLine } from '../../entry/problem.ts';
import { type Amount, amountsIn as readAmounts } from '../amounts.ts';
import { fold, toReadable } from '../readable.ts';
import type { Rule } from '../rule.ts';
import { customerTexts } from '../source-document.ts';

export const doubtedFigure: Rule = {
  id: 'doubted-figure',
  why: '疑点还没核实，内部表格里的金额可能是错的，报给客户就要兑现。',
  bad: '---\nnumber: 1001\ntitle: 会员多少钱？\nstatus: published\nverify: [价格表须核实]\n---\n\n:::话术\n您好，黄金会员每季 ▸66 元。\n:::\n\n:::内部\n| 会员类别 | 季费 |\n| --- | --- |\n| 黄金会员 | 66 元 |\n:::\n',
  good: '---\nnumber: 1001\ntitle: 会员多少钱？\nstatus: published\nverify: [价格表须核实]\n---\n\n:::话术\n您好，价格请以购买页为准。\n:::\n\n:::内部\n| 会员类别 | 季费 |\n| --- | --- |\n| 黄金会员 | 66 元 |\n:::\n',
  check(document, context, report) {
    const { entry, path, passages } = document;
    const before = context.base?.entries.get(path)?.entry;
    if (!entry || entry.verify.length === 0) return;
    const doubted = new Set<number>();
    for (const { kind, lines } of passages)
      if (kind === 'internal') for (const { from } of pricesIn(toReadable(lines).text)) doubted.add(from);
    // A table that this change moves from the internal note into the reply is no longer in the note.
    for (const figure of before ? amountsOfNotes(before) : []) doubted.add(figure);
    for (const { lines } of customerTexts(document)) {
      const hits = amountsIn(lines, doubted);
      if (hits)
        report(
          hits.place,
          `话术里的${hits.named}来自内部说明，而这一条还有疑点没核实（${shorten(entry.verify[0] ?? '')}）；请先删去金额，核实后清空 verify 并写上 reviewed`,
        );
    }
  },
  checkCorpus({ entries, customerTexts: texts }, report) {
    const doubted = entries.filter(({ entry }) => entry.verify.length > 0);
    const rows = doubted.flatMap(({ entry, text }) => doubtedRows(entry.number, text));
    for (const text of doubted.length > 0 ? texts : []) {
      for (const line of rows.length > 0 ? text.lines : []) reportRows(line, text);
      for (const { entry } of entriesThatSay(text, doubted, texts)) {
        const hits = amountsIn(text.lines, new Set(amountsOfNotes(entry)));
        if (hits)
          report(
            text.path,
            hits.place,
            `这里的${hits.named}来自 ${entry.number} 的内部说明，那一条还有疑点没核实（${shorten(entry.verify[0] ?? '')}）；请先删去金额，核实后清空 verify 并写上 reviewed`,
          );
      }
    }

    function reportRows(line: SourceLine, { path, entry }: CustomerText): void {
      const readable = toReadable([line]);
      for (const { index, from, written } of figuresIn(readable.text)) {
        const row = rows.find(
          ({ number, name, figures }) =>
            number !== entry?.number && readable.text.includes(name) && figures.includes(from),
        );
        if (row)
          report(
            path,
            readable.at(index),
            `「${row.name}」和「${written}」来自 ${row.number} 的内部表格，那里还有疑点没核实；请先删去金额，改成以购买页为准`,
          );
      }
    }
  },
};

/** What may be a price beside the name of what is sold: money, and any bare number. */
function figuresIn(folded: string): Amount[] {
  return readAmounts(maskReferences(folded)).filter(({ family }) => family === 'money' || family === 'bare');
}

/** What may be a price: money, however it is written, and a bare number where the text speaks of prices. */
function pricesIn(folded: string): Amount[] {
  return readAmounts(maskReferences(folded)).filter(
    ({ family, index, written }) =>
      family === 'money' ||
      (family === 'bare' &&
        (/\.\d\d$/.test(written) ||
          /价|费|钱|卡|只要|才|[年季月]$|会员$/.test(folded.slice(Math.max(0, index - 8), index)))),
  );
}

/** The amounts of a text that are among others: where the first stands, and the first three as quotations. */
function amountsIn(lines: readonly SourceLine[], figures: ReadonlySet<number>): { place: Place; named: string } | null {
  const { text, at } = toReadable(lines);
  const hits = pricesIn(text).filter(({ from }) => figures.has(from));
  const named = hits.slice(0, 3).map(({ written }) => `「${written}」`);
  return hits[0] ? { place: at(hits[0].index), named: named.join('') } : null;
}

function amountsOfNotes(entry: Entry): number[] {
  return leavesOf(entry, 'internal').flatMap(({ text }) => pricesIn(fold(text)).map(({ from }) => from));
}

/** Table rows with amounts: what they are about, and the amounts. */
function doubtedRows(number: number, text: string): { number: number; name: string; figures: number[] }[] {
  return text
    .split('\n')
    .filter((line) => /^\s*\|/.test(line))
    .flatMap((line) => {
      const row = toReadable([{ line: 1, column: 1, text: line }]).text;
      const figures = pricesIn(row).map(({ from }) => from);
      const name =
        row
          .split('|')
          .find((cell) => cell !== '')
          ?.slice(0, 2) ?? '';
      return figures.length > 0 && name.length === 2 ? [{ number, name, figures }] : [];
    });
}

function shorten(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
