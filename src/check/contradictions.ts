import type { Entry } from '../entry/entry.ts';
import { memo } from '../entry/memo.ts';
import type { Place } from '../entry/problem.ts';
import { type Claim, claimReader, claimsOf, Weights } from './claims.ts';
import { freshNotes, freshSentences } from './fresh-sentences.ts';
import { QuestionIndex, type Tokens } from './likeness.ts';
import { phraseReader, phrasesOf } from './phrases.ts';
import type { CheckedCorpus } from './rule.ts';

/** From which likeness on two clauses say the same, but for the yes or no. Measured on tests/unit/check/edits/. */
const limits = {
  /** Of two clauses alone. */
  clause: 0.5,
  /** Of clauses of one entry, whose clauses are about one thing anyway; less where the clause says what the entry is asked. */
  ownClause: 0.6,
  ownByQuestion: { clause: 0.42, question: 0.55 },
  /** Of a clause and a question of the other entry; where the question is the title, the clause may be less alike. */
  byQuestion: { clause: 0.28, question: 0.48 },
  byTitle: { clause: 0.1, question: 0.58 },
  /** Of two clauses of which one says 只, or both do and name different things. */
  only: 0.5,
  /** Of a clause and one that the entry had before: the entry says the same in other words. */
  rephrased: 0.35,
  /** By how much a clause that says the same has to be more alike than one that denies, to be believed instead. */
  believed: 0.15,
  /** Of what is sold or done in one place only, and in another place. */
  elsewhere: 0.9,
  /** Of a clause and the questions of an entry, from which on that entry answers it; and of a clause of that answer. */
  asked: { question: 0.42, agreed: 0.3 },
};

/** How a clause of the corpus stands against one that a change brings. */
export type Conflict = 'denied' | 'only' | 'asked';

export interface Contradiction {
  path: string;
  place: Place;
  /** What the change says. */
  said: string;
  conflict: Conflict;
  /** Who says otherwise, and how. */
  other: Entry;
  denial: string;
}

/** Clauses that a change brings, and that another clause of the corpus denies or may deny. */
export const contradictions = memo((corpus: CheckedCorpus): Contradiction[] => {
  const told = freshSentences(corpus).filter(
    ({ source }) => source.kind === 'reply' || source.kind === 'tell-customer',
  );
  const fresh = [...told, ...freshNotes(corpus)];
  if (fresh.length === 0) return [];
  const claims = fresh.flatMap((sentence) =>
    claimsOf(sentence.text, corpus.words).map((claim) => ({ ...sentence, claim })),
  );
  const known = new ClaimIndex(corpus, new Set(claims.map(({ source, claim }) => `${source.path} ${claim.text}`)));
  return claims.flatMap(({ source, at, claim }): Contradiction[] => {
    if (known.isRephrased(claim, source.path)) return [];
    // A note may go over what a reply answers; it may not say the opposite.
    const answered = 'kind' in source ? known.answerTo(claim, source) : null;
    const found = known.denialOf(claim, source.path) ?? answered;
    if (!found) return [];
    const { entry: other, text: denial, conflict } = found;
    return [{ path: source.path, place: at(claim.index), said: claim.text, conflict, other, denial }];
  });
});

interface Found {
  entry: Entry;
  text: string;
  conflict: Conflict;
}

/** The clauses of all replies, with the questions they answer, to be found by their rarest words. */
class ClaimIndex {
  readonly #claims: { entry: Entry; claim: Claim; isFresh: boolean }[];
  /** What the changed entries said before and say no longer. */
  readonly #gone: ReadonlyMap<string, readonly Claim[]>;
  readonly #weights: Weights;
  readonly #byToken = new Map<string, number[]>();
  readonly #questionsOf: (entry: Entry) => readonly Tokens[];
  readonly #questions: QuestionIndex;
  readonly #byNumber: ReadonlyMap<number, Entry>;

  /** @param fresh the clauses that a change brings, by path; those of one entry are not held against each other */
  constructor({ base, entries, words }: CheckedCorpus, fresh: ReadonlySet<string>) {
    const read = claimReader(words);
    const tokensOf = phraseReader(words);
    this.#claims = entries.flatMap(({ entry }) =>
      read(entry).map((claim) => ({ entry, claim, isFresh: fresh.has(`${entry.path} ${claim.text}`) })),
    );
    this.#gone = new Map(
      [...(base?.entries ?? [])].map(([path, { entry }]): [string, Claim[]] => {
        const kept = new Set(
          this.#claims.flatMap(({ entry: owner, claim, isFresh }) =>
            owner.path === path && !isFresh ? claim.text : [],
          ),
        );
        return [path, entry ? read(entry).filter(({ text }) => !kept.has(text)) : []];
      }),
    );
    this.#questionsOf = memo((entry: Entry) => phrasesOf(entry).map((phrase) => withoutKinds(tokensOf(phrase))));
    this.#questions = new QuestionIndex(
      entries.map(({ entry }) => ({ id: entry.number, phrases: [...this.#questionsOf(entry)] })),
    );
    this.#byNumber = new Map(entries.map(({ entry }) => [entry.number, entry]));
    this.#weights = new Weights(this.#claims.map(({ claim }) => claim.tokens));
    this.#claims.forEach(({ claim }, index) => {
      for (const token of claim.tokens) this.#byToken.set(token, [...(this.#byToken.get(token) ?? []), index]);
    });
  }

  /** The clause that denies a claim most clearly. */
  denialOf(claim: Claim, path: string): Found | null {
    let best: (Found & { likeness: number }) | null = null;
    const agreed = this.#likest(
      claim,
      [...this.#candidates(claim)].flatMap((index) => {
        const known = this.#claims[index];
        return known && !known.isFresh ? [known.claim] : [];
      }),
    );
    for (const index of this.#candidates(claim)) {
      const known = this.#claims[index];
      if (!known || (known.isFresh && known.entry.path === path)) continue;
      const { entry } = known;
      const likeness = this.#weights.likeness(claim.tokens, known.claim.tokens);
      // A clause that is hardly like a claim tells little where another one says what the claim says.
      if (likeness <= Math.max(best?.likeness ?? 0, likeness < limits.clause ? agreed - limits.believed : 0)) continue;
      const conflict = this.#conflictOf(claim, known, likeness, path);
      if (conflict) best = { entry, text: known.claim.text, conflict, likeness };
    }
    return best;
  }

  /** Whether an entry said just that before, or the entry itself said the same in other words. */
  isRephrased(claim: Claim, path: string): boolean {
    const hasSaid = [...this.#gone.values()].some((gone) => gone.some(({ text }) => text === claim.text));
    return hasSaid || this.#likest(claim, this.#gone.get(path) ?? []) >= limits.rephrased;
  }

  /** How alike a claim is to the likest of others that say the same yes or no. */
  #likest(claim: Claim, others: readonly Claim[]): number {
    const same = others.filter(({ isDenied, isOnly }) => isDenied === claim.isDenied && isOnly === claim.isOnly);
    return Math.max(0, ...same.map(({ tokens }) => this.#weights.likeness(claim.tokens, tokens)));
  }

  /** What another entry says to a question that a claim answers too, unless both say the same. */
  answerTo(claim: Claim, { entry: own, path }: { entry: Entry | null; path: string }): Found | null {
    // What denies a claim may stand in the entry itself; what goes beyond the claim may not.
    const skipped = claim.isDenied ? 0 : (own?.number ?? 0);
    const [nearest] = this.#questions.nearest(claim.tokens, skipped, 1);
    const entry = nearest && nearest.likeness >= limits.asked.question ? this.#byNumber.get(nearest.id) : undefined;
    if (!entry) return null;
    const said = this.#claims.filter((known) => known.entry === entry && !(known.isFresh && entry.path === path));
    if (entry.path === path && said.some((known) => known.claim.isDenied)) return null;
    const agrees = ({ tokens, isDenied, isOnly }: Claim) =>
      isDenied === claim.isDenied &&
      isOnly === claim.isOnly &&
      this.#weights.likeness(claim.tokens, tokens) >= limits.asked.agreed;
    if (said.length === 0 || said.some((known) => agrees(known.claim))) return null;
    return { entry, text: said[0]?.claim.text ?? '', conflict: 'asked' };
  }

  #conflictOf(
    claim: Claim,
    { entry, claim: known }: { entry: Entry; claim: Claim },
    likeness: number,
    path: string,
  ): Conflict | null {
    if (areApart(claim.tokens, known.tokens)) return null;
    if (known.isDenied !== claim.isDenied) return this.#isDenial(claim, entry, likeness, path) ? 'denied' : null;
    if (known.isOnly && !claim.isDenied && this.#isElsewhere(claim, known)) return 'only';
    if (claim.isDenied || likeness < limits.only || !(claim.isOnly || known.isOnly)) return null;
    const [broad, narrow] = claim.isOnly ? [known, claim] : [claim, known];
    // 「只能在网页端买」 and 「在网页端买」 agree; 「在快影或网页端买」 does not.
    return this.#weights.covered(broad.tokens, narrow.tokens) < 1 ? 'only' : null;
  }

  /** Whether a claim says of another place what a clause says of one place only. */
  #isElsewhere(claim: Claim, known: Claim): boolean {
    const placesIn = (text: string): string[] => text.match(places) ?? [];
    const [own, only] = [placesIn(claim.text), placesIn(known.text)];
    if (only.length === 0 || own.every((place) => only.includes(place))) return false;
    const matter = new Set([...known.tokens].filter((token) => token.search(places) < 0));
    return matter.size > 1 && this.#weights.covered(matter, claim.tokens) >= limits.elsewhere;
  }

  #isDenial(claim: Claim, entry: Entry, likeness: number, path: string): boolean {
    const isOwn = entry.path === path;
    if (likeness >= (isOwn ? limits.ownClause : limits.clause)) return true;
    const [title = 0, ...aliases] = this.#questionsOf(entry).map((tokens) =>
      this.#weights.likeness(claim.tokens, tokens),
    );
    const byTitle = isOwn ? limits.ownByQuestion : limits.byTitle;
    const byQuestion = isOwn ? limits.ownByQuestion : limits.byQuestion;
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

/** Where things are bought and used. */
const places = /网页|快影|手机|小程序|小程|app|淘宝|京东|拼多多|支付宝|微信|抖音|闲鱼|线下|门店/g;

/** What a clause can be about, of which one is not the other. */
const subjects = ['灵感值', '会员', '作品', '发票', 'api', '权限', '版权'];

/** Whether two clauses name subjects, and none in common. */
function areApart(a: Tokens, b: Tokens): boolean {
  const [own, other] = [a, b].map((tokens) => subjects.filter((subject) => tokens.has(subject)));
  return (
    own !== undefined &&
    other !== undefined &&
    own.length > 0 &&
    other.length > 0 &&
    !own.some((one) => other.includes(one))
  );
}

function withoutKinds(tokens: Tokens): Tokens {
  return new Set([...tokens].filter((token) => !token.startsWith('@')));
}
