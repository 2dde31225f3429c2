import type { Sent } from '../entry/customer-texts.ts';
import type { EntryChange } from './entry-change.ts';
import type { Version } from './version.ts';

/** Shorter sentences are no secrets, and would be left out of texts that only happen to hold the same characters. */
const shortest = 6;

const note = '话术里有的句子后来移到了内部说明，这里不引用';

/**
 * Sentences that stood in a reply by mistake until somebody moved them to the internal notes. Lists of changes must not
 * go on quoting such a sentence: they show old replies, and leave the site as a feed.
 */
export class Withheld {
  /** Number of an entry → sentences that only its notes have, and their clauses, letters and digits only. */
  readonly #sentences = new Map<number, Set<string>>();

  /** Takes note of a version. Each version has to be learned before the changes that are older. */
  learn({ number, content }: Version): void {
    if (!content) return;
    const piecesOf = (text: string) => sentencesOf(text).flatMap((sentence) => [sentence, ...clausesOf(sentence)]);
    const sent = content.sent.flatMap(({ text }) => piecesOf(text)).map(letters);
    const known = this.#sentences.get(number) ?? new Set();
    this.#sentences.set(number, known);
    for (const piece of content.notes.flatMap(piecesOf).map(letters)) if (!isIn(sent, piece)) known.add(piece);
  }

  /** The change, without these sentences in its quotations. */
  from(change: EntryChange): EntryChange {
    const secrets = this.#sentences.get(change.number);
    if (!secrets || secrets.size === 0) return change;
    const open = (sent: Sent | null): Sent | null => sent && { ...sent, text: withhold(sent.text, secrets) };
    const sent = change.sent.map(({ before, after }) => ({ before: open(before), after: open(after) }));
    const isWhole = JSON.stringify(sent) === JSON.stringify(change.sent);
    return isWhole ? change : { ...change, sent, notes: [...change.notes, note] };
  }
}

/** A text without its secret sentences, and without the secret clauses of its other sentences. */
function withhold(text: string, secrets: ReadonlySet<string>): string {
  const cut = (piece: string) => piece.replace(/^(\s*).*?(\s*)$/s, '$1……$2');
  const open = (piece: string) => (isIn(secrets, letters(piece)) ? cut(piece) : piece);
  return sentencesOf(text)
    .map((sentence) => (open(sentence) === sentence ? clausesOf(sentence).map(open).join('') : cut(sentence)))
    .join('')
    .replace(/(?:……)+/g, '……');
}

/** Whether one of the sentences says the same. Few sentences are moved word for word: a greeting goes, a warning comes. */
function isIn(sentences: Iterable<string>, said: string): boolean {
  const isLong = ({ length }: string) => length >= shortest;
  return [...sentences].some(
    (other) => isLong(other) && isLong(said) && (other.includes(said) || said.includes(other)),
  );
}

/** Sentences with their punctuation and blanks; all of them joined give the text again. */
function sentencesOf(text: string): string[] {
  return text.match(/[^。！？；!?;\n]*[。！？；!?;\n]+|[^。！？；!?;\n]+/g) ?? [];
}

function clausesOf(sentence: string): string[] {
  return sentence.match(/[^，,：:]*[，,：:]+|[^，,：:]+/g) ?? [];
}

function letters(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}
