import { toReadable } from '../readable.ts';
import type { Rule } from '../rule.ts';
import { internalSentences, likeness, sentencesOf } from '../sentences.ts';
import { type Document, replies } from '../source-document.ts';

/** From this likeness on, a reply says what an internal note says; short sentences leave less room for chance. */
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
    for (const { lines } of replies(document)) {
      const readable = toReadable(lines);
      for (const { text, index } of sentencesOf(readable.text)) {
        if (known.has(text)) continue;
        const note = notes.find((candidate) => likeness(text, candidate) >= repeated(candidate.length));
        if (note)
          report(
            readable.at(index),
            `「${shorten(text)}」和内部说明「${shorten(note)}」几乎一样；内部说明不能发给客户，请从话术里删去，或改写成对客户说的话`,
          );
      }
    }
  },
};

function notesOf({ passages }: Document): string[] {
  return passages
    .filter(({ kind }) => kind === 'internal' || kind === 'escalation')
    .flatMap(({ lines }) => sentencesOf(toReadable(lines).text).map(({ text }) => text));
}

function shorten(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
