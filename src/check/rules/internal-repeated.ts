import { customerKinds, entriesThatSay } from '../../entry/customer-texts.ts';
import type { SourceLine } from '../../entry/problem.ts';
import { toReadable } from '../readable.ts';
import type { Rule } from '../rule.ts';
import { internalSentences, likeness, sentencesOf } from '../sentences.ts';
import { customerTexts, type Document } from '../source-document.ts';

/**
 * From this likeness on, a sentence of a reply counts as the sentence of a note. Short sentences are seldom alike by
 * chance.
 */
const repeated = (length: number): number => (length <= 14 ? 0.65 : 0.71);

export const internalRepeated: Rule = {
  id: 'internal-repeated',
  why: '内部说明的句子出现在话术里，多半是贴错了地方，会发给客户。',
  bad: ':::话术\n▸重新登录还是不行，先核实在哪里充的会员，再按渠道答复。\n:::\n\n:::内部\n重新登录还是不行的，先核实在哪里充的会员，再按渠道答复。\n:::',
  good: ':::话术\n您好，请您重新登录后再试一次。\n:::\n\n:::内部\n重新登录还是不行的，先核实在哪里充的会员，再按渠道答复。\n:::',
  check(document, { base }, report) {
    const before = base?.entries.get(document.path)?.entry;
    const known = new Set(before ? internalSentences(before).known : []);
    const notes = [...notesOf(document), ...(before ? internalSentences(before).notes : [])];
    if (notes.length === 0) return;
    for (const { lines } of customerTexts(document))
      for (const { place, text, note } of repetitions(lines, notes, known))
        report(place, messageFor(text, note, '话术里'));
  },
  checkCorpus({ entries, customerTexts: texts }, report) {
    for (const text of texts)
      for (const { entry } of customerKinds[text.kind].isSent ? entriesThatSay(text, entries, texts) : [])
        for (const { place, text: said, note } of repetitions(text.lines, internalSentences(entry).notes))
          report(text.path, place, messageFor(said, note, '这里'));
  },
};

/** Sentences of a text that say the same as a note, without sentences that replies had before. */
function repetitions(lines: readonly SourceLine[], notes: readonly string[], known: ReadonlySet<string> = new Set()) {
  const readable = toReadable(lines);
  return sentencesOf(readable.text).flatMap(({ text, index }) => {
    if (known.has(text)) return [];
    const note = notes.find((candidate) => likeness(text, candidate) >= repeated(candidate.length));
    return note ? [{ place: readable.at(index), text, note }] : [];
  });
}

function messageFor(text: string, note: string, where: string): string {
  return `「${shorten(text)}」和内部说明「${shorten(note)}」几乎一样；内部说明不能发给客户，请从${where}删去，或改写成对客户说的话`;
}

function notesOf({ passages }: Document): string[] {
  return passages
    .filter(({ kind }) => kind === 'internal' || kind === 'escalation')
    .flatMap(({ lines }) => sentencesOf(toReadable(lines).text).map(({ text }) => text));
}

function shorten(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
