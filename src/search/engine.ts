import { plain } from '../text/fold.ts';
import { calibrated, engineNumbers, type Stage } from './confidence.ts';
import { type Hit, toHit } from './hit.ts';
import { probabilities, type Scores, scoreOf } from './model/classify.ts';
import { featuresOf, soundFeaturesOf, soundsOf, unitsOf } from './model/features.ts';
import { shardOf } from './model/shards.ts';
import { Classes, type Handover, type KnownGap } from './model/table.ts';
import type { Reader } from './model/teach.ts';
import type { FeatureWeights } from './model/train.ts';
import { training } from './model/training-numbers.ts';
import type { Filters, Index, View } from './pagefind/open-index.ts';
import { clausesOf, namedEntry, readPaste } from './reading.ts';
import { createReader, speltShare } from './sounds.ts';
import { coverage, tokensOf } from './text-match.ts';

export type { Hit };

export interface Results {
  hits: Hit[];
  /** The first hit alone: the cards of the others are still to come. */
  isPart: boolean;
  /** False if the corpus probably has no answer; the hits are then merely near. */
  confident: boolean;
  /** The probability behind `confident`. */
  probability: number;
  /** The known gap that the question belongs to, if it belongs to one. */
  gap: KnownGap | null;
  /** What is safe where nothing answers; null where something does. */
  handover: Handover | null;
  /** Why nothing is chosen: one of the first two hits answers, and only a reader can say which; or each answers one of two questions. */
  choice: 'close' | 'two' | null;
  /** Of a choice between two questions, the sentence that each of the first two hits answers. */
  parts: string[];
  /** What was read as the question, where the query holds more than that ('' if that is small talk only); null if all of it was. */
  question: string | null;
  /** A number that was asked for and that no entry has. */
  missing: number | null;
}

export interface Asking extends Filters {
  /** Everything is the question: names, numbers and small talk, too. */
  isWhole?: boolean;
}

export interface Engine {
  /**
   * The entries that answer a query, whatever was typed or pasted. Never throws on a query.
   *
   * @param asking what to narrow the answer to, and how to read the query
   * @param onFirst called with what is known before more is loaded: with the first hit alone, and with all hits before sounds
   *   and texts are asked for
   * @throws IndexUnavailable
   */
  search(query: string, asking?: Asking, onFirst?: (results: Results) => void): Promise<Results>;
  topics: Record<string, string>;
  /** Loads what the next queries will need. */
  loadAhead(): Promise<void>;
}

const nothing: Results = {
  hits: [],
  isPart: false,
  confident: false,
  probability: 0,
  gap: null,
  handover: null,
  choice: null,
  parts: [],
  question: null,
  missing: null,
};

/** Class → score. */
type ClassScores = ReadonlyMap<number, number>;

/** What is asked, after names, numbers and small talk are gone. */
interface Asked {
  sentences: string[];
  /** All sentences together. */
  question: string;
  /** The question, if the query holds more; null if not. */
  excerpt: string | null;
  filters: Filters;
}

interface Likely {
  at: number;
  probability: number;
  isSolid: boolean;
}

/** The scores of a question at one stage. */
interface Judged {
  stage: Stage;
  byClass: ClassScores;
  /** Whether more than single characters, sounds and initials speaks for a class. Without that, it is never 有把握. */
  isSolid(at: number): boolean;
  /** At the second stage, what each view gave. */
  views?: { written: ClassScores; sounds: ClassScores };
}

export function createEngine(index: Index): Engine {
  const classes = new Classes(index.model);
  let reader: Promise<Reader> | undefined;
  return { topics: Object.fromEntries(index.model.topics), search, loadAhead: index.loadAhead };

  async function search(raw: string, asking: Asking = {}, onFirst?: (results: Results) => void): Promise<Results> {
    const query = raw.slice(-engineNumbers.queryCharacters).trim();
    if (query === '') return nothing;
    const number = namedEntry(query);
    if (number !== null && !asking.topic && !asking.status) return byNumber(number);
    const titled = await byTitle(query);
    if (titled) return titled;
    const asked = asking.isWhole ? wholeOf(query, asking) : await askedIn(query, asking);
    if (asked.sentences.length === 0) return { ...nothing, question: asked.excerpt };

    const written = await scores('written', featuresOf(unitsOf(asked.question)));
    const judged: Judged = { stage: 'written', byClass: written.byClass, isSolid: (at) => written.solid.has(at) };
    const first = await resultsOf(asked, judged, onFirst);
    if (first.probability >= engineNumbers.sureAtOnce) return first;
    if (first.hits.length > 0) onFirst?.(first);
    return resultsOf(asked, await allScores(asked.question));
  }

  async function byNumber(number: number): Promise<Results> {
    // A card is asked for only if the table has the number, so that a wrong number causes no failed request.
    const card = classes.ofNumber(number) === undefined ? null : await index.card(String(number));
    if (!card) return { ...nothing, missing: number };
    const hit: Hit = { card, phrase: card.title, matched: [], bySound: false, score: 1 };
    return { ...nothing, hits: [hit], confident: true, probability: 1 };
  }

  /** The entry whose number and title were pasted: `1005 在哪里开发票`. */
  async function byTitle(query: string): Promise<Results | null> {
    const [, digits, title = ''] = /^(\d{4,6})\s+(.+)$/s.exec(query) ?? [];
    if (digits === undefined || classes.ofNumber(Number(digits)) === undefined) return null;
    const results = await byNumber(Number(digits));
    return plain(results.hits[0]?.card.title ?? '') === plain(title) ? results : null;
  }

  async function askedIn(query: string, filters: Filters): Promise<Asked> {
    const { sentences } = readPaste(query);
    const told = await Promise.all(sentences.map(withoutSmallTalk));
    const kept = await fromTopic(told.filter((sentence) => sentence !== ''));
    const question = kept.join('\n');
    // Punctuation alone is nothing that was left out.
    return { sentences: kept, question, excerpt: plain(question) === plain(query) ? null : question, filters };
  }

  function wholeOf(query: string, filters: Filters): Asked {
    return { sentences: [query], question: query, excerpt: null, filters };
  }

  /** A sentence without the clauses that are small talk: a long row of greetings would outvote the question behind them. */
  async function withoutSmallTalk(sentence: string): Promise<string> {
    const clauses = clausesOf(sentence);
    const talk = await Promise.all(clauses.map(isSmallTalk));
    return talk.includes(true) ? clauses.filter((_clause, at) => !talk[at]).join('，') : sentence;
  }

  /** A long message from the first clause on that belongs to something: greetings that nobody taught may stand before it. */
  async function fromTopic(sentences: string[]): Promise<string[]> {
    if (sentences.join('').length < engineNumbers.longQuestion) return sentences;
    const clauses = sentences.map(clausesOf);
    const about = await Promise.all(clauses.map((all) => Promise.all(all.map(isAboutSomething))));
    const start = about.findIndex((all) => all.includes(true));
    const opening = clauses[start]?.slice(about[start]?.indexOf(true)).join('，');
    return opening === undefined ? sentences : [opening, ...sentences.slice(start + 1)];
  }

  async function isAboutSomething(clause: string): Promise<boolean> {
    const best = await likely(clause);
    return best !== null && !classes.isChatter(best.at) && best.probability >= engineNumbers.topicClause;
  }

  async function isSmallTalk(sentence: string): Promise<boolean> {
    const best = await likely(sentence);
    return best !== null && classes.isSmallTalk(best.at) && best.probability >= engineNumbers.smallTalk;
  }

  /** The class that a sentence belongs to most likely. */
  async function likely(sentence: string): Promise<Likely | null> {
    const { byClass, solid } = await scores('written', featuresOf(unitsOf(sentence)));
    const [best] = probabilities(byClass, training.sharpness, 1);
    return best ? { at: best[0], probability: best[1], isSolid: solid.has(best[0]) } : null;
  }

  async function scores(view: View, features: ReadonlyMap<string, number>): Promise<Scores> {
    const { table } = index.model[view];
    const numbers = new Set([...features.keys()].map((feature) => shardOf(feature, table)));
    const loaded = await Promise.all(
      [...numbers].map(async (number) => [number, await index.weights(view, number)] as const),
    );
    const shards = new Map(loaded);
    const rowOf = (feature: string): FeatureWeights | undefined => shards.get(shardOf(feature, table))?.get(feature);
    return scoreOf(features, rowOf, table.unseen);
  }

  /** The scores of the second stage: how the question is written, how it sounds, and which texts have its words. */
  async function allScores(question: string): Promise<Judged> {
    reader ??= index.late().then(createReader);
    reader.catch(() => {
      reader = undefined;
    });
    const { simplify, ...readings } = await reader;
    const simple = simplify(question);
    const units = unitsOf(simple);
    const spelt = speltShare(units, readings);
    const [written, sounds, texts] = await Promise.all([
      scores('written', featuresOf(units)),
      scores('sounds', soundFeaturesOf(soundsOf(units, readings))),
      textScores(simple),
    ]);
    const all = new Map(written.byClass);
    const add = (added: ClassScores, factor: number) => {
      for (const [at, score] of added) all.set(at, (all.get(at) ?? 0) + score * factor);
    };
    add(sounds.byClass, engineNumbers.sounds + (1 - engineNumbers.sounds) * spelt);
    add(texts, engineNumbers.text);
    return {
      stage: 'all',
      byClass: all,
      isSolid: (at) => spelt >= engineNumbers.spelt || written.solid.has(at),
      views: { written: written.byClass, sounds: sounds.byClass },
    };
  }

  async function textScores(question: string): Promise<ClassScores> {
    const tables = await index.texts();
    const found = await Promise.all(
      tokensOf(question, tables).map(async (token) => [token, await index.postings(token)] as const),
    );
    const covered = coverage(new Map(found), tables);
    return new Map([...covered].flatMap(([number, share]) => [[classes.ofNumber(number) ?? -1, share] as const]));
  }

  async function resultsOf(
    asked: Asked,
    { stage, byClass, isSolid, views }: Judged,
    onFirst?: (results: Results) => void,
  ): Promise<Results> {
    const { filters, question } = asked;
    const ranked = probabilities(byClass, training.sharpness, byClass.size);
    const entries = ranked.filter(([at]) => classes.isEntry(at) && classes.passes(at, filters));
    const two = filters.topic || filters.status ? [] : await twoQuestions(asked);
    const answers = two.map(([at]) => at);
    const order = [...answers, ...entries.map(([at]) => at).filter((at) => !answers.includes(at))];
    const isNarrowed = Boolean(filters.topic || filters.status);
    const best = ranked[0];
    const isOurs = best !== undefined && (classes.isEntry(best[0]) || isNarrowed);
    const [first, second] = entries;
    const sureBy = (share: number) => {
      const sure = first && isOurs ? calibrated(stage, share, byClass.get(first[0]) ?? 0) : 0;
      return first && isSolid(first[0]) ? sure : Math.min(sure, engineNumbers.mostUnsound);
    };
    const probability = sureBy(first?.[1] ?? 0);
    const confident = probability >= engineNumbers.sure || two.length > 1;
    // One of the two answers for sure, and which one the agent can tell.
    const isClose =
      first !== undefined &&
      second !== undefined &&
      second[1] >= engineNumbers.near * first[1] &&
      sureBy(first[1] + second[1]) >= engineNumbers.sure;
    const shares = new Map(entries);
    const soundsMore = (at: number) =>
      views !== undefined && (views.sounds.get(at) ?? 0) * engineNumbers.sounds > (views.written.get(at) ?? 0);
    const hitsOf = async (some: number[]): Promise<Hit[]> => {
      const hits = some.map(async (at) => {
        const card = await index.card(nameOf(at));
        return card ? [toHit(card, question, soundsMore(at), shares.get(at) ?? 0)] : [];
      });
      return (await Promise.all(hits)).flat();
    };
    const gap = best && !isNarrowed && !confident ? classes.gapOf(best[0]) : null;
    const results: Results = {
      ...nothing,
      confident,
      probability: two.length > 1 ? Math.max(probability, engineNumbers.sure) : probability,
      gap,
      handover: confident || isClose ? null : classes.handoverOf(gap),
      choice: two.length > 1 ? 'two' : isClose ? 'close' : null,
      parts: two.map(([, sentence]) => sentence),
      question: asked.excerpt,
    };
    const shown = order.slice(0, engineNumbers.hits);
    // Asked for together with the others, the first card would come with the last ones.
    const ahead = onFirst && !shown.every((at) => index.hasCard(nameOf(at))) ? shown.splice(0, 1) : [];
    const hits = await hitsOf(ahead);
    if (hits.length > 0 && shown.length > 0) onFirst?.({ ...results, hits, isPart: true });
    return { ...results, hits: [...hits, ...(await hitsOf(shown))] };
  }

  function nameOf(at: number): string {
    return String(classes.numberOf(at));
  }

  /**
   * The entries that answer different sentences of a message, in their order, with these; none if the message asks for
   * one thing.
   */
  async function twoQuestions({ sentences }: Asked): Promise<[at: number, sentence: string][]> {
    if (sentences.length < 2) return [];
    const answers = new Map<number, string>();
    const best = await Promise.all(sentences.map(async (sentence) => [sentence, await likely(sentence)] as const));
    for (const [sentence, one] of best)
      if (one?.isSolid && classes.isEntry(one.at) && one.probability >= engineNumbers.ownQuestion)
        answers.set(one.at, answers.get(one.at) ?? sentence);
    return answers.size === 2 ? [...answers] : [];
  }
}
