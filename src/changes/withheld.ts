import type { Sent } from '../entry/customer-texts.ts';
import type { EntryChange } from './entry-change.ts';
import type { Version } from './version.ts';

/** Shorter ones are no secrets, and would be left out where they mean nothing. */
const shortest = 6;

const note = '话术里有的句子后来移到了内部说明，这里不引用';

/**
 * What stood in a reply by mistake until it was moved to the internal notes. Lists of changes must not go on quoting it: they
 * show old replies, and leave the site as a feed.
 */
export class Withheld {
  /** Number of an entry → sentences that only its notes have, and their clauses, letters and digits only. */
  readonly #sentences = new Map<number, Set<string>>();

  /** Takes note of a version; newer ones have to come before the changes that led to them. */
  learn({ number, content }: Version): void {
    if (!content) return;
    const piecesOf = (text: string) => sentencesOf(text).flatMap((sentence) => [sentence, ...clausesOf(sentence)]);
    const sent = content.sent.flatMap(({ text }) => piecesOf(text)).map(letters);
    const known = this.#sentences.get(number) ?? new Set();
    this.#sentences.set(number, known);
    for (const piece of content.notes.flatMap(piecesOf).map(letters)) if (!isIn(sent, piece)) known.add(piece);
  }

  /** The change with such sentences left out of what it quotes. */
  from(change: EntryChange): EntryChange {
    const secrets = this.#sentences.get(change.number);
    if (!secrets || secrets.size === 0) return change;
    const open = (sent: Sent | null): Sent | null => sent && { ...sent, text: withhold(sent.text, secrets) };
    const sent = change.sent.map(({ before, after }) => ({ before: open(before), after: open(after) }));
    const isWhole = JSON.stringify(sent) === JSON.stringify(change.sent);
    return isWhole ? change : { ...change, sent, notes: [...change.notes, note] };
  }
}

/** Whole sentences that are secret, and of the others such clauses. */
function withhold(text: string, secrets: ReadonlySet<string>): string {
  const cut = (piece: string) => piece.replace(/^(\s*).*?(\s*)$/s, '$1……$2');
  const open = (piece: string) => (isIn(secrets, letters(piece)) ? cut(piece) : piece);
  return sentencesOf(text)
    .map((sentence) => (open(sentence) === sentence ? clausesOf(sentence).map(open).join('') : cut(sentence)))
    .join('')
    .replace(/(?:……)+/g, '……');
}

/** Whether one of the sentences says it, too. Few are moved word for word: a greeting goes, a warning comes. */
function isIn(sentences: Iterable<string>, said: string): boolean {
  const isLong = ({ length }: string) => length >= shortest;
  return [...sentences].some(
    (other) => isLong(other) && isLong(said) && (other.includes(said) || said.includes(other)),
  );
}

/** Sentences with their ends and blanks: joined, they are the text again. */
function sentencesOf(text: string): string[] {
  return text.match(/[^。！？；!?;\n]*[。！？；!?;\n]+|[^。！？；!?;\n]+/g) ?? [];
}

function clausesOf(sentence: string): string[] {
  return sentence.match(/[^，,：:]*[，,：:]+|[^，,：:]+/g) ?? [];
}

function letters(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}
