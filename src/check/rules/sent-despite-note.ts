import { leaves, leavesOf, type Placed } from '../../entry/entry.ts';
import type { Place } from '../../entry/problem.ts';
import { fold, toReadable } from '../readable.ts';
import type { Rule } from '../rule.ts';
import { sendBanOf } from '../send-bans.ts';
import { type Document, fieldPlace } from '../source-document.ts';

export const sentDespiteNote: Rule = {
  id: 'sent-despite-note',
  why: '内部说明或疑点说不要发，话术却一点就能复制，忙的时候一定有人发出去。',
  bad: ':::话术\n您好，预计下周可以开票。\n:::\n\n:::内部\n▸「下周」是旧的说法，核实之前不要发给客户。\n:::',
  good: ':::话术\n您好，开票的路径是「订单管理」-「去开票」。\n:::\n\n:::内部\n「下周」是旧的说法，核实之前不要发给客户。\n:::',
  check(document, _context, report) {
    for (const { sentence, before, place, replies } of notesOf(document)) {
      const ban = sendBanOf(sentence, before);
      const reply = replies.find(
        ({ text }) => ban?.of === 'reply' || ban?.quotes.some((quote) => fold(text).includes(quote)),
      );
      if (ban && reply)
        report(
          place,
          `这里说不要发，话术「${shorten(reply.text)}」却可以复制；请把不能发的话从话术移到 :::内部，核实过就删去这句提醒`,
        );
    }
  },
};

interface Note {
  sentence: string;
  /** The sentence before in the same note. */
  before: string;
  place: Place;
  /** The replies that the note can be about. */
  replies: readonly Placed[];
}

/** Every sentence of internal notes and doubts. */
function notesOf(document: Document): Note[] {
  const { entry, passages } = document;
  if (!entry || leavesOf(entry, 'reply').length === 0) return [];
  const replies = leavesOf(entry, 'reply');
  // Leaves and passages stand in the same order; a branch's `when` is a passage only.
  const placed = leaves(entry);
  const notes = passages
    .filter(({ kind }) => kind !== 'when')
    .flatMap(({ kind, lines }, index): Note[] => {
      if (kind !== 'internal') return [];
      const { text, at } = toReadable(lines);
      const branch = placed[index]?.branch ?? null;
      const concerned = branch === null ? replies : replies.filter((reply) => reply.branch === branch);
      return sentencesIn(text).map(({ index, ...note }) => ({ ...note, place: at(index), replies: concerned }));
    });
  const doubts = entry.verify.flatMap((doubt, index) =>
    sentencesIn(fold(doubt)).map(({ sentence, before }) => ({
      sentence,
      before,
      place: fieldPlace(document, 'verify', index),
      replies,
    })),
  );
  return [...notes, ...doubts];
}

function sentencesIn(text: string): { sentence: string; before: string; index: number }[] {
  const found = [...text.matchAll(/[^。!?;\n|]+/g)];
  return found.map(({ 0: sentence, index }, at) => ({ sentence, before: found[at - 1]?.[0] ?? '', index }));
}

function shorten(text: string): string {
  const line = text.replaceAll('\n', ' ');
  return line.length > 20 ? `${line.slice(0, 20)}…` : line;
}
