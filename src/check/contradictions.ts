import type { Entry } from '../entry/entry.ts';
import { memo } from '../entry/memo.ts';
import type { Place } from '../entry/problem.ts';
import { type Claim, claimReader, claimsOf, Weights } from './claims.ts';
import { freshSentences } from './fresh-sentences.ts';
import type { Tokens } from './likeness.ts';
import { phraseReader, phrasesOf } from './phrases.ts';
import type { CheckedCorpus } from './rule.ts';

/** From which likeness on two clauses say the same, but for the yes or no. Measured on tests/unit/check/edits/. */
const limits = {
  /** Of two clauses alone. */
  clause: 0.5,
  /** Of clauses of one entry, whose clauses are about one thing anyway. */
  ownClause: 0.6,
  /** Of a clause and a question of the other entry; where the question is the title, the clause may be less alike. */
  byQuestion: { clause: 0.3, question: 0.5 },
  byTitle: { clause: 0.1, question: 0.58 },
};

export interface Contradiction {
  path: string;
  place: Place;
  /** What the change says. */
  said: string;
  /** Who says otherwise, and how. */
  other: Entry;
  denial: string;
}

/** Clauses that a change brings, and that another clause of the corpus denies. */
export const contradictions = memo((corpus: CheckedCorpus): Contradiction[] => {
  const fresh = freshSentences(corpus).filter(({ source }) => source.kind === 'reply');
  if (fresh.length === 0) return [];
  const claims = fresh.flatMap((sentence) =>
    claimsOf(sentence.text, corpus.words).map((claim) => ({ ...sentence, claim })),
  );
  const known = new ClaimIndex(corpus);
  return claims.flatMap(({ source, at, claim }): Contradiction[] => {
    const denied = known.denialOf(claim, source.path);
    if (!denied) return [];
    const { entry: other, text: denial } = denied;
    return [{ path: source.path, place: at(claim.index), said: claim.text, other, denial }];
  });
});

/** The clauses of all replies, with the questions they answer, to be found by their rarest words. */
class ClaimIndex {
  readonly #claims: { entry: Entry; claim: Claim }[];
  readonly #weights: Weights;
  readonly #byToken = new Map<string, number[]>();
  readonly #questionsOf: (entry: Entry) => readonly Tokens[];

  constructor({ entries, words }: CheckedCorpus) {
    const read = claimReader(words);
    const tokensOf = phraseReader(words);
    this.#claims = entries.flatMap(({ entry }) => read(entry).map((claim) => ({ entry, claim })));
    this.#questionsOf = memo((entry: Entry) => phrasesOf(entry).map(tokensOf));
    this.#weights = new Weights(this.#claims.map(({ claim }) => claim.tokens));
    this.#claims.forEach(({ claim }, index) => {
      for (const token of claim.tokens) this.#byToken.set(token, [...(this.#byToken.get(token) ?? []), index]);
    });
  }

  /** The clause that denies a claim most clearly. */
  denialOf(claim: Claim, path: string): { entry: Entry; text: string } | null {
    let best: { entry: Entry; text: string; likeness: number } | null = null;
    for (const index of this.#candidates(claim)) {
      const known = this.#claims[index];
      if (!known || known.claim.isDenied === claim.isDenied) continue;
      const { entry } = known;
      const likeness = this.#weights.likeness(claim.tokens, known.claim.tokens);
      if (likeness > (best?.likeness ?? 0) && this.#isDenial(claim, entry, likeness, path))
        best = { entry, text: known.claim.text, likeness };
    }
    return best;
  }

  #isDenial(claim: Claim, entry: Entry, likeness: number, path: string): boolean {
    if (entry.path === path) return likeness >= limits.ownClause;
    if (likeness >= limits.clause) return true;
    const [title = 0, ...aliases] = this.#questionsOf(entry).map((tokens) =>
      this.#weights.likeness(claim.tokens, withoutKinds(tokens)),
    );
    const { byTitle, byQuestion } = limits;
    return (
      (likeness >= byTitle.clause && title >= byTitle.question) ||
      (likeness >= byQuestion.clause && Math.max(title, ...aliases) >= byQuestion.question)
    );
  }

  /** Clauses that share a rare word. */
  #candidates({ tokens }: Claim): Set<number> {
    const lists = [...tokens].flatMap((token) => {
      const list = this.#byToken.get(token);
      return list ? [list] : [];
    });
    return new Set(
      lists
        .sort((a, b) => a.length - b.length)
        .slice(0, 4)
        .flat(),
    );
  }
}

function withoutKinds(tokens: Tokens): Tokens {
  return new Set([...tokens].filter((token) => !token.startsWith('@')));
}
