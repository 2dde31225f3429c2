/**
 * Every number of the ranking. Tune here, and only here; `npm run search:eval` shows what a change does, and DESIGN.md
 * what was tried.
 */
export const weights = {
  /** A concept that n questions and aliases of an entry have counts n / (n + saturation) there. */
  saturation: 1.5,
  /** What it counts where only another part of the entry has it. */
  condition: 0.5,
  reply: 0.34,
  internal: 0.15,
  /** Added to the share of the query that matched: for likeness to a question, and for the query standing in the title. */
  dice: 0.2,
  inTitle: 0.5,
  /** … and for being a question or alias. */
  exact: 10,
  /**
   * What adds to that share where only some candidates can be looked at: the title, of which a piece may be all that was typed; and
   * the best question or alias, which may be the query word for word, while hundreds of entries are about half of it.
   */
  lookAtTitle: 0.2,
  lookAtPhrase: 1,
  /** What is left of a token that only makes conversation (怎么, 请问 …), stands alone, or is common in the corpus. */
  filler: 0.3,
  single: 0.35,
  /** What a word that no entry has takes away from how much of the query is explained. */
  unknown: 0.3,
  /** What a meaning is worth that the query does not say in so many words. */
  synonym: 0.8,
  homophone: 0.7,
  fuzzyHomophone: 0.6,
  pinyin: 0.9,
  initials: 0.8,
} as const;

/**
 * How many candidates are looked at closely, with their cards, and with what share of the best one's score at least; and how many
 * hits are returned.
 */
export const limits = { candidates: 14, near: 0.3, hits: 10, queryCharacters: 300, concepts: 40 } as const;

/** Below this share of the query explained by the best entry, the late tables are asked what it could have meant. */
export const weakBelow = 0.86;

/**
 * Whether the best entry answers the query: a logistic model over what was matched, fitted on the judged sets of tests/search. The
 * threshold leaves about one answerable query in twenty-five unsure. Set by hand: `gap`, below what the fit gives, because the
 * gaps were written by those who wrote most of the negative queries; and `oneWord`, of which there are few.
 */
export const confidence = {
  bias: -3.5,
  score: 1.9,
  covered: 0.8,
  together: 1.1,
  dice: 0.9,
  matched: 1.4,
  unknown: -1.1,
  gap: -4.5,
  oneWord: 1.5,
  threshold: 0.6,
} as const;
