import { type Entry, leavesOf } from '../entry/entry.ts';
import { slotsIn } from '../entry/slots.ts';
import { headingOf, type Table } from './table.ts';

/**
 * Questions with their answers, as platforms for chat robots import them. A question that is not live yet, or that has no
 * reply, is none that a robot can answer; nor is one whose replies have places that an agent fills in.
 */
export function questionLibrary(entries: readonly Entry[]): { wide: Table; long: Table } {
  const questions = entries.filter(isAnswerable).map((entry) => ({
    number: String(entry.number),
    title: entry.title,
    aliases: entry.aliases,
    answer: answerOf(entry),
  }));
  const most = Math.max(1, ...questions.map(({ aliases }) => aliases.length));
  const similar = Array.from({ length: most }, (_, index) => `相似问${index + 1}`);
  return {
    wide: {
      name: '问题库',
      head: [headingOf('number'), headingOf('title'), '答案', ...similar],
      rows: questions.map(({ number, title, aliases, answer }) => [
        number,
        title,
        answer,
        ...similar.map((_, index) => aliases[index] ?? ''),
      ]),
    },
    long: {
      name: '问题库',
      head: [headingOf('number'), headingOf('title'), '相似问', '答案'],
      rows: questions.flatMap(({ number, title, aliases, answer }) =>
        (aliases.length > 0 ? aliases : ['']).map((alias) => [number, title, alias, answer]),
      ),
    },
  };
}

function isAnswerable(entry: Entry): boolean {
  const replies = leavesOf(entry, 'reply');
  return entry.status === 'published' && replies.length > 0 && replies.every(({ text }) => slotsIn(text).length === 0);
}

/** All replies of an entry as one text, exactly as they are copied; replies of branches under their condition. */
export function answerOf(entry: Entry): string {
  return leavesOf(entry, 'reply')
    .map(({ when, text }) => (when === null ? text : `【${when}】\n${text}`))
    .join('\n\n');
}
