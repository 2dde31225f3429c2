import type { Entry } from '../entry/entry.ts';
import { statusLabels } from '../entry/upkeep.ts';
import { type LeafSource, withField, withLines } from '../markdown/entry-source.ts';
import { type ImportInput, type ImportPlan, linesOf, type Outcome, toTopic } from './plan.ts';
import { answerOf } from './question-library.ts';
import type { ReadRow, ReadTable } from './read-table.ts';
import { type EntryColumn, entryCells, joined, replyRows, versionOf } from './review-sheet.ts';
import { type ColumnId, headingOf } from './table.ts';

/** Columns of an entry that a sheet may change, and how a changed cell is written into the file; the others only inform. */
const editable: Partial<
  Record<EntryColumn, (text: string) => readonly [field: string, value: string | string[] | null]>
> = {
  title: (text) => ['title', text],
  status: (text) => ['status', Object.entries(statusLabels).find(([, label]) => label === text)?.[0] ?? text],
  validFrom: (text) => ['validFrom', text || null],
  validUntil: (text) => ['validUntil', text || null],
  verify: (text) => ['verify', linesOf(text)],
};

/** The rows of one entry, and the file as they change it. */
export class EntryEdit {
  readonly #entry: Entry;
  readonly #given: ReadTable['columns'];
  readonly #input: ImportInput;
  readonly #plan: ImportPlan;
  #source: string;

  constructor(entry: Entry, given: ReadTable['columns'], input: ImportInput, plan: ImportPlan) {
    this.#entry = entry;
    this.#given = given;
    this.#input = input;
    this.#plan = plan;
    this.#source = input.sources.get(entry.path) ?? '';
  }

  /** A review sheet says all of an entry; a question library only adds to it. */
  get #isReview(): boolean {
    return this.#given.has('order') || this.#given.has('internal');
  }

  /** Whether a cell says nothing: what a question library leaves open stays as it is. */
  #isOpen(cell: string): boolean {
    return cell === '' && !this.#isReview;
  }

  apply(rows: readonly ReadRow[]): Outcome[] {
    const before = this.#source;
    const old = `${this.#entry.number} 在这份表导出以后改过，照它写会把那些改动改回去；请重新导出一份，把您的改动写到新的表里`;
    const isOld = rows.some(({ cells }) => cells.version && cells.version !== versionOf(before));
    const done = new Map(rows.map((row) => [row, [] as string[]]));
    try {
      // From the last to the first, so that the lines of earlier blocks stay where they are.
      const texts = this.#isReview ? this.#changedTexts(rows) : this.#changedAnswer(rows);
      for (const { row, leaf, text, what } of texts.sort((a, b) => b.leaf.start - a.leaf.start)) {
        this.#source = withLines(this.#source, [leaf.start, leaf.end], text);
        done.get(row)?.push(what);
      }
      for (const [row, field, value, what] of this.#changedFields(rows)) {
        this.#source = withField(this.#source, field, value);
        done.get(row)?.push(what);
      }
      if (isOld && this.#source !== before) throw new Refusal(old);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return rows.map(({ line }) => ({ line, kind: 'refused', path: null, message: isOld ? old : error.message }));
    }
    if (this.#source !== before) this.#plan.changed.set(this.#entry.path, this.#source);
    return rows.map((row) => this.#outcomeOf(row, done.get(row) ?? []));
  }

  #outcomeOf({ line }: ReadRow, done: readonly string[]): Outcome {
    const { number, path } = this.#entry;
    if (done.length === 0) return { line, kind: 'same', path, message: `${number} 没有变化` };
    return { line, kind: 'edit', path, message: `${number} 改了${done.join('、')}` };
  }

  /** Replies and notes that are other than in the file. @throws Refusal */
  #changedTexts(rows: readonly ReadRow[]): { row: ReadRow; leaf: LeafSource; text: string; what: string }[] {
    const own = replyRows(this.#source);
    const orders = rows.map(({ cells }, index) => (cells.order ? Number(cells.order) : index + 1));
    return [...rows.entries()].flatMap(([index, row]) => {
      const order = orders[index] ?? 0;
      const here = own[order - 1];
      if (!here)
        throw new Refusal(`${this.#entry.number} 没有第 ${order} 条答复；表里只能改已有的，要加请在网页上改这一条`);
      if (orders.indexOf(order) !== index)
        throw new Refusal(`${this.#entry.number} 的第 ${order} 条答复写了几行，不知道照哪一行；请只留一行`);
      const { reply, internal, when } = here;
      if (row.cells.when !== undefined && row.cells.when !== when)
        throw new Refusal(`情形「${row.cells.when}」和条目里的「${when || '（没有）'}」不一样；情形请在网页上改`);
      const texts = [
        { cell: row.cells.reply, leaves: reply ? [reply] : [], what: headingOf('reply') },
        { cell: row.cells.internal, leaves: internal, what: headingOf('internal') },
      ];
      return texts.flatMap(({ cell, leaves, what }) => {
        if (cell === undefined || cell === joined(leaves)) return [];
        const [leaf, second] = leaves;
        if (!leaf) throw new Refusal(`${this.#entry.number} 这里没有${what}；表里只能改已有的，要加请在网页上改这一条`);
        if (second)
          throw new Refusal(
            `${this.#entry.number} 这里有 ${leaves.length} 块${what}，不知道改的是哪一块；请在网页上改`,
          );
        if (cell === '') throw new Refusal(`${what}空了；表里不能删去一块，请在网页上改这一条`);
        return [{ row, leaf, text: cell, what }];
      });
    });
  }

  /** The answer of a question library is what is copied, so only an answer that is typed as it is copied can be changed by it. */
  #changedAnswer(rows: readonly ReadRow[]): { row: ReadRow; leaf: LeafSource; text: string; what: string }[] {
    const other = rows.filter(({ cells }) => cells.reply && cells.reply !== answerOf(this.#entry));
    const [row] = other;
    if (!row?.cells.reply) return [];
    this.#agree(
      other.map(({ cells }) => cells.reply ?? ''),
      'reply',
    );
    const leaves = replyRows(this.#source).flatMap(({ reply }) => reply ?? []);
    const [leaf, second] = leaves;
    if (!leaf || second || leaf.text !== answerOf(this.#entry))
      throw new Refusal(
        `${this.#entry.number} 的答案有情形、格式或共用的数字，问题库里改不了；请用审阅表（npm run export），或在网页上改`,
      );
    return [{ row, leaf, text: row.cells.reply, what: headingOf('reply') }];
  }

  /** Fields that are other than in the file on any of the rows. @throws Refusal */
  *#changedFields(rows: readonly ReadRow[]): Generator<[ReadRow, string, string | readonly string[] | null, string]> {
    for (const column of Object.keys(entryCells) as EntryColumn[]) {
      if (column === 'aliases') continue;
      const now = entryCells[column](this.#entry);
      const other = rows.filter(
        ({ cells }) => cells[column] !== now && cells[column] !== undefined && !this.#isOpen(cells[column]),
      );
      const [row] = other;
      const text = row?.cells[column];
      if (!row || text === undefined) continue;
      this.#agree(
        other.map(({ cells }) => cells[column] ?? ''),
        column,
      );
      const write = editable[column];
      if (!write) throw new Refusal(`${headingOf(column)}不能在表里改；请在网页上改这一条`);
      yield [row, ...write(text), headingOf(column)];
    }
    const topic = rows.find(
      ({ cells }) => cells.topic && toTopic(cells.topic, this.#input.topics) !== this.#entry.topic,
    );
    if (topic) throw new Refusal(`专题是「${topic.cells.topic}」，这一条在别的专题里；换专题要移动文件，不能在表里改`);
    const aliases = this.#changedAliases(rows);
    if (aliases) yield [aliases.row, 'aliases', aliases.list, headingOf('aliases')];
  }

  /** In a review sheet a cell holds all aliases. In a question library the rows add to those that are there. */
  #changedAliases(rows: readonly ReadRow[]): { row: ReadRow; list: string[] } | null {
    const { aliases: own, title } = this.#entry;
    if (!this.#given.has('aliases')) return null;
    if (this.#isReview) {
      const other = rows.filter(({ aliases }) => String(aliases) !== String(own));
      const [row] = other;
      if (!row) return null;
      this.#agree(
        other.map(({ aliases }) => aliases.join('\n')),
        'aliases',
      );
      return { row, list: row.aliases };
    }
    const more = [...new Set(rows.flatMap(({ aliases }) => aliases))].filter(
      (one) => one !== title && !own.includes(one),
    );
    const row = rows.find(({ aliases }) => aliases.some((one) => more.includes(one)));
    return row ? { row, list: [...own, ...more] } : null;
  }

  #agree(texts: readonly string[], column: ColumnId): void {
    if (new Set(texts).size > 1)
      throw new Refusal(`${this.#entry.number} 的几行里${headingOf(column)}写得不一样；请改成一样的`);
  }
}

/** Why the rows of an entry change nothing. */
class Refusal extends Error {}
