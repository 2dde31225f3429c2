import type { Entry } from '../../entry/entry.ts';
import type { Said } from '../../entry/said.ts';
import type { Redirects } from '../../entry/site-data.ts';
import { probabilities, scoreOf } from './classify.ts';
import { labelOf, lessonsOf } from './examples.ts';
import { featuresOf, unitsOf } from './features.ts';
import { trainWeights } from './train.ts';
import { training } from './training-numbers.ts';

/** The part of a corpus that search learns from. */
interface TaughtCorpus {
  entries: readonly Entry[];
  redirects: Redirects;
  vocabulary: { said: readonly Said[] };
}

/** The label of the class to which a question belongs first; null if it has nothing in common with any. */
export type FirstAnswer = (question: string) => string | null;

/** What a change of one entry does to questions. */
export interface Claims {
  /** How many questions of the entry find it first. */
  own: number;
  /** Questions of the entry that belong to another class first: an entry's number, or the name of a gap. */
  lost: { question: string; to: string }[];
  /** Questions of other entries that found these first, and find the changed entry first now. */
  taken: { question: string; from: number }[];
}

/** Teaches the view of what is written alone: what most answers rest on, and quick enough for a browser. */
export function firstAnswers({ entries, vocabulary, redirects }: TaughtCorpus): FirstAnswer {
  const lessons = lessonsOf(entries, vocabulary.said, redirects);
  const { features, labels, unseen } = trainWeights(
    lessons.map(({ text, ...rest }) => ({ features: featuresOf(unitsOf(text)), ...rest })),
  );
  return (question) => {
    const { byClass } = scoreOf(featuresOf(unitsOf(question)), (feature) => features.get(feature), unseen);
    const [best] = probabilities(byClass, training.sharpness, 1);
    return labels[best?.[0] ?? -1] ?? null;
  };
}

/** @param now the corpus with the change; `before` and `after` were taught without and with the change */
export function claimsOf(number: number, now: TaughtCorpus, before: FirstAnswer, after: FirstAnswer): Claims {
  const label = labelOf({ number });
  const asked = now.entries.flatMap((entry) =>
    [entry.title, ...entry.aliases].map((question) => ({ question, of: entry.number })),
  );
  const own = asked.filter(({ of }) => of === number).map(({ question }) => ({ question, to: after(question) ?? '' }));
  const said = now.vocabulary.said.flatMap(({ text, topic }) =>
    'number' in topic ? [{ question: text, of: topic.number }] : [],
  );
  const others = [...asked, ...said].filter(({ of }) => of !== number);
  return {
    own: own.filter(({ to }) => to === label).length,
    lost: own.filter(({ to }) => to !== label).map(({ question, to }) => ({ question, to: to.replace(/^[?!]/, '') })),
    taken: others
      .filter(({ question, of }) => after(question) === label && before(question) === labelOf({ number: of }))
      .map(({ question, of }) => ({ question, from: of })),
  };
}
