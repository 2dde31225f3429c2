import { type Entry, leavesOf } from '../entry/entry.ts';
import { slotsIn } from '../entry/slots.ts';
import { reservationOn } from '../entry/validity.ts';
import { entryCells, type SourcedEntry, versionOf } from './review-sheet.ts';
import { headingOf, type Table } from './table.ts';

/**
 * Questions with their answers, as platforms for chat robots import them. A question that is not for customers yet, or that has
 * no reply, is none that a robot can answer; nor is one whose replies have places that an agent fills in.
 *
 * @param today ISO date in Asia/Shanghai
 */
export function questionLibrary(entries: readonly SourcedEntry[], today: string): { wide: Table; long: Table } {
  const answerable = entries.filter(({ entry }) => reservationOn(today, entry) === null && isWhole(entry));
  const questions = answerable.map(({ entry, source }) => ({
    number: String(entry.number),
    title: entry.title,
    aliases: entry.aliases,
    answer: answerOf(entry),
    more: [entryCells.validUntil(entry), versionOf(source)],
  }));
  const most = Math.max(1, ...questions.map(({ aliases }) => aliases.length));
  const similar = Array.from({ length: most }, (_, index) => `相似问${index + 1}`);
  const ending = [headingOf('validUntil'), headingOf('version')];
  return {
    wide: {
      name: '问题库',
      head: [headingOf('number'), headingOf('title'), '答案', ...ending, ...similar],
      rows: questions.map(({ number, title, aliases, answer, more }) => [
        number,
        title,
        answer,
        ...more,
        ...similar.map((_, index) => aliases[index] ?? ''),
      ]),
    },
    long: {
      name: '问题库',
      head: [headingOf('number'), headingOf('title'), '相似问', '答案', ...ending],
      rows: questions.flatMap(({ number, title, aliases, answer, more }) =>
        (aliases.length > 0 ? aliases : ['']).map((alias) => [number, title, alias, answer, ...more]),
      ),
    },
  };
}

/** Whether an entry has replies that can all be sent as they are. */
function isWhole(entry: Entry): boolean {
  const replies = leavesOf(entry, 'reply');
  return replies.length > 0 && replies.every(({ text }) => slotsIn(text).length === 0);
}

/** All replies of an entry as one text, exactly as they are copied; replies of branches under their condition. */
export function answerOf(entry: Entry): string {
  return leavesOf(entry, 'reply')
    .map(({ when, text }) => (when === null ? text : `【${when}】\n${text}`))
    .join('\n\n');
}
