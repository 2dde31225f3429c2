/**
 * Every number of the ranking. Tune here, and only here; `npm run search:eval` shows what a change does, and DESIGN.md
 * what was tried.
 */
export const weights = {
  /** What a match of the whole query in one question or alias is worth, beside the sum over all of them. */
  phrase: 1,
  union: 0.6,
  /** What a token found only in that part of the entry is worth, where one in a question or alias counts 1. */
  condition: 0.5,
  reply: 0.4,
  internal: 0.15,
  /** How much of the question or alias the query covers, as a share of the score. */
  dice: 0.3,
  /** What many questions and aliases with most of the query's words, and a title with them, add as a share of the score. */
  support: 0.25,
  supportFrom: 0.6,
  inTitle: 0.35,
  /** Added for an exact match, and for a question or alias that contains the query or is contained in it. */
  exact: 40,
  contains: 3,
  contained: 2,
  /** A question counts a little more than an alias. */
  title: 1.25,
  /** What is left of a token that only makes conversation (怎么, 请问 …), stands alone, or is common in the corpus. */
  filler: 0.2,
  single: 0.35,
  /** What a word that no entry has takes away from how much of the query is explained. */
  unknown: 0.3,
  /** What a meaning is worth that the query does not say in so many words. */
  synonym: 0.7,
  homophone: 0.8,
  fuzzyHomophone: 0.6,
  pinyin: 0.9,
  initials: 0.8,
} as const;

/** How many candidates are looked at closely, with their cards; and how many hits are returned. */
export const limits = { candidates: 14, hits: 10, queryCharacters: 300, concepts: 40 } as const;

/** Below this share of the query explained by the best entry, the late tables are asked what it could have meant. */
export const weakBelow = 0.86;

/**
 * Whether the best entry answers the query: a logistic model over what was matched, fitted on tests/search/own.jsonl. The
 * threshold leaves about one answerable query in twenty unsure. Set by hand: `gap`, below what the fit gives, because the gaps
 * were written by those who wrote most of its negative queries; and `oneWord`, of which it has few.
 */
export const confidence = {
  bias: -2.2,
  covered: 1.08,
  together: 1.03,
  dice: 0.75,
  matched: 1.29,
  unknown: -1,
  gap: -3.5,
  exact: 2,
  oneWord: 1.5,
  threshold: 0.6,
} as const;
