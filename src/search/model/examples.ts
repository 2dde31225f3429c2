import { type Entry, leavesOf } from '../../entry/entry.ts';
import type { Said, SaidTopic } from '../../entry/said.ts';
import type { Redirects } from '../../entry/site-data.ts';
import { readPaste } from '../reading.ts';

/** A text that teaches the classifier, with the class it belongs to. */
export interface Lesson {
  text: string;
  label: string;
  weight: number;
}

/** What each kind of text counts. A title counts more, because an entry has to be found by its title. */
const lessonWeights = { title: 2, alias: 1, said: 1, reply: 1, condition: 1 } as const;

/** The shortest piece of a reply that can tell entries apart, in UTF-16 units. */
const shortestPiece = 4;

/** Labels of classes: an entry's number, or a gap's name or kind of chatter behind a mark that no number has. */
export function labelOf(topic: SaidTopic): string {
  if ('number' in topic) return String(topic.number);
  return 'gap' in topic ? `?${topic.gap}` : `!${topic.chatter}`;
}

/** Everything the classifier learns from, in an order that does not depend on the file system. */
export function lessonsOf(entries: readonly Entry[], said: readonly Said[], redirects: Redirects): Lesson[] {
  const numbers = new Set(entries.map(({ number }) => number));
  const fromEntries = [...entries].sort((a, b) => a.number - b.number).flatMap(lessonsOfEntry);
  const fromSaid = said.flatMap(({ text, topic }): Lesson[] => {
    const now = followed(topic, numbers, redirects);
    return now ? [{ text: readPaste(text).question, label: labelOf(now), weight: lessonWeights.said }] : [];
  });
  return [...fromEntries, ...fromSaid];
}

function lessonsOfEntry(entry: Entry): Lesson[] {
  const label = String(entry.number);
  const lesson = (kind: keyof typeof lessonWeights) => (text: string) => ({ text, label, weight: lessonWeights[kind] });
  const replies = leavesOf(entry, 'reply').flatMap(({ text }) => piecesOf(text));
  const conditions = entry.blocks.flatMap((block) => (block.kind === 'branch' ? block.when : []));
  return [
    lesson('title')(entry.title),
    ...entry.aliases.map(lesson('alias')),
    ...replies.map(lesson('reply')),
    ...conditions.map(lesson('condition')),
  ];
}

/** The clauses of a reply, so that an agent who pastes a piece of a reply finds its entry. */
function piecesOf(text: string): string[] {
  return text
    .split(/[，。！？；\n]/)
    .map((piece) => piece.trim())
    .filter(({ length }) => length >= shortestPiece);
}

/** Sentences of a retired entry belong to the entry that answers now. */
export function followed(topic: SaidTopic, numbers: ReadonlySet<number>, redirects: Redirects): SaidTopic | null {
  if (!('number' in topic) || numbers.has(topic.number)) return topic;
  const target = redirects[String(topic.number)];
  return target !== undefined && numbers.has(target) ? { number: target } : null;
}
