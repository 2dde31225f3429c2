import { type Entry, leavesOf } from '../entry/entry.ts';
import { memo } from '../entry/memo.ts';
import type { Place } from '../entry/problem.ts';
import { QuestionIndex, type Tokens } from './likeness.ts';
import { type Phrase, phraseReader, phrasesOf } from './phrases.ts';
import type { CheckedCorpus } from './rule.ts';
import { pairShare } from './sentences.ts';
import { fieldPlace } from './source-document.ts';

/**
 * From which likeness on a new question counts as another entry's question in other words. Measured on the corpus:
 * questions of neighbouring entries come up to 0.86, so likeness alone stops nothing below that unless the answer is
 * alike too.
 */
const limits = {
  /** The title of a new entry, whatever its replies say. */
  title: 0.87,
  /** The title of a new entry, if the other entry says at least the share `reply` of its replies too. */
  answeredAlike: [
    { title: 0.45, reply: 0.4 },
    { title: 0.3, reply: 0.6 },
  ],
  /**
   * A new alias: at least `alias` like the other entry, less than `ownAlias` like its own, and by `aliasMargin` more
   * like the other.
   */
  alias: 0.6,
  ownAlias: 0.3,
  aliasMargin: 0.3,
  /** From these likenesses on, an editor is only reminded. */
  remindTitle: 0.55,
  remindAlias: 0.7,
  remindMargin: 0.2,
};

export interface Resemblance {
  path: string;
  place: Place;
  phrase: Phrase;
  /** The entries that the question resembles, closest first. */
  others: Entry[];
  isSame: boolean;
}

/** Questions that ask what another entry answers: the certain ones (`isSame`), and those to look at. */
export const resemblances = memo((corpus: CheckedCorpus): Resemblance[] => [
  ...sameWords(corpus),
  ...(corpus.base ? newQuestions(corpus) : []),
]);

/** Questions of two entries with the same words in another order, or with words that mean the same. */
function sameWords(corpus: CheckedCorpus): Resemblance[] {
  const tokensOf = phraseReader(corpus.words);
  const first = new Map<string, Phrase>();
  const found: Resemblance[] = [];
  for (const { entry } of [...corpus.entries].sort((a, b) => age(corpus, a.entry) - age(corpus, b.entry)))
    for (const phrase of phrasesOf(entry)) {
      const words = [...tokensOf(phrase)].sort();
      if (words.filter((token) => !token.startsWith('@')).length < 2) continue;
      const key = words.join(' ');
      const other = first.get(key);
      if (!other) first.set(key, phrase);
      // The rule `duplicate-question` reports questions with equal letters.
      else if (other.entry !== entry && other.key !== phrase.key)
        found.push(resemblance(corpus, phrase, [other.entry], true));
    }
  return found;
}

function age({ base }: CheckedCorpus, entry: Entry): number {
  return (base?.changed.has(entry.path) ? 1e9 : 0) + entry.number;
}

function newQuestions(corpus: CheckedCorpus): Resemblance[] {
  const { base, entries, words } = corpus;
  if (!base) return [];
  const tokensOf = phraseReader(words);
  // By number, because a file may be renamed or move to another topic.
  const before = new Map<number, Set<string>>();
  for (const { entry, number } of base.entries.values())
    if (number !== null) before.set(number, new Set(entry ? phrasesOf(entry).map(({ key }) => key) : []));
  const changed = entries.filter(({ entry }) => base.changed.has(entry.path));
  if (changed.length === 0) return [];
  const byNumber = new Map(entries.map(({ entry }) => [entry.number, entry]));
  // Questions are not new that go from a retired entry to the one that answers now, or from a split one to the new entry.
  const ofRetired = new Set([...before].flatMap(([number, keys]) => (byNumber.has(number) ? [] : [...keys])));
  const ofAny = new Set([...before.values()].flatMap((keys) => [...keys]));
  const isKnown = (number: number, { key, field }: Phrase) =>
    before.get(number)?.has(key) || (field[0] === 'aliases' && (before.has(number) ? ofRetired : ofAny).has(key));

  // Questions with equal letters are left to the rule `duplicate-question`.
  const owners = new Map<string, number>();
  for (const { entry } of entries) for (const { key } of phrasesOf(entry)) owners.set(key, (owners.get(key) ?? 0) + 1);
  const index = new QuestionIndex(
    entries.map(({ entry }) => ({
      id: entry.number,
      phrases: phrasesOf(entry).map(tokensOf),
    })),
  );
  /** Whether others ask what a question is about, and an alias in all its words; one word alone is no question. */
  const isAsked = (asked: Tokens, others: readonly Entry[], field: Phrase['field'][0]) => {
    const words = [...asked].filter((token) => !token.startsWith('@'));
    const known = new Set(others.flatMap((other) => phrasesOf(other).flatMap((phrase) => [...tokensOf(phrase)])));
    const strange = words.filter((word) => !known.has(word));
    return words.length > 1 && (field === 'title' || strange.length < words.length / 3);
  };
  return changed.flatMap(({ entry }) => {
    const fresh = phrasesOf(entry).filter((phrase) => !isKnown(entry.number, phrase) && owners.get(phrase.key) === 1);
    return fresh.flatMap((phrase): Resemblance[] => {
      const asked = tokensOf(phrase);
      const near = index.nearest(asked, entry.number);
      const others = near.flatMap(({ id, likeness }) =>
        likeness >= (near[0]?.likeness ?? 0) - 0.1 ? (byNumber.get(id) ?? []) : [],
      );
      const verdict =
        phrase.field[0] === 'title' && !before.has(entry.number)
          ? judgeTitle(entry, near, byNumber)
          : judgeAlias(index.likeness(asked, othersOf(phrase).map(tokensOf)), near[0]?.likeness ?? 0);
      // What several entries ask alike is no other way of asking what one of them answers.
      const isOfOne = phrase.field[0] === 'title' || others.length === 1;
      const isSame = verdict === 'same' && isOfOne && isAsked(asked, others, phrase.field[0]);
      return verdict ? [resemblance(corpus, phrase, others, isSame)] : [];
    });
  });
}

type Verdict = 'same' | 'look' | null;

function judgeTitle(
  entry: Entry,
  near: readonly { id: number; likeness: number }[],
  byNumber: ReadonlyMap<number, Entry>,
): Verdict {
  const closest = near[0]?.likeness ?? 0;
  const answersAlike = near.some(({ id, likeness }) => {
    const share = answerShare(entry, byNumber.get(id));
    return limits.answeredAlike.some(({ title, reply }) => likeness >= title && share >= reply);
  });
  if (closest >= limits.title || answersAlike) return 'same';
  return closest >= limits.remindTitle ? 'look' : null;
}

/** The other questions of a phrase's entry. */
function othersOf({ entry, key }: Phrase): Phrase[] {
  return phrasesOf(entry).filter((other) => other.key !== key);
}

/** @param own how much an alias is like its own entry; `closest` how much it is like another one */
function judgeAlias(own: number, closest: number): Verdict {
  if (closest >= limits.alias && own <= limits.ownAlias && closest >= own + limits.aliasMargin) return 'same';
  return closest >= limits.remindAlias && closest >= own + limits.remindMargin ? 'look' : null;
}

/** How much of an entry's replies another entry's replies say too. */
function answerShare(entry: Entry, other: Entry | undefined): number {
  const text = (of: Entry) =>
    leavesOf(of, 'reply')
      .map((reply) => reply.text)
      .join('\n');
  return other ? pairShare(text(entry), text(other)) : 0;
}

function resemblance({ textOf }: CheckedCorpus, phrase: Phrase, others: Entry[], isSame: boolean): Resemblance {
  const { path } = phrase.entry;
  return { path, place: fieldPlace({ text: textOf(path) }, ...phrase.field), phrase, others, isSame };
}
