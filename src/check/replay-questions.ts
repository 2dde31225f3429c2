import type { Entry } from '../entry/entry.ts';
import { dataFiles } from '../entry/paths.ts';
import type { Problem } from '../entry/problem.ts';
import { type Said, saidPath } from '../entry/said.ts';
import type { ContentFile, Corpus } from '../markdown/corpus.ts';
import type { Found, Search } from './check-search.ts';
import { misfiledQuestions } from './misfiled.ts';
import { type Phrase, phrasesOf } from './phrases.ts';
import { fieldPlace } from './source-document.ts';

/** How many questions are asked again at most. */
const mostReplayed = 1500;
/**
 * How many sentences of customers have to get worse before that is said: search learns all anew from each change, and one or two
 * of a thousand then change places by themselves.
 */
const fewestSaid = 3;
/** By how much an answer has to be less probable to be worth a word: some lie at the border of 有把握, and cross it by any change. */
const leastDrop = 0.1;

type Side = Pick<Corpus, 'entries' | 'redirects' | 'vocabulary'>;

/** A change of what search learns from. */
export interface Replay {
  before: Side;
  now: Side;
  /** The files that changed. */
  changed: readonly string[];
  /** All files as they are now, for the places of problems. */
  files: readonly ContentFile[];
}

/**
 * What a change does to questions that were answered rightly: titles, aliases and sentences of customers that another entry
 * answers first now, and those that are no longer sure, whichever file changed; aliases that were taken away; and titles that
 * say less than they did. New questions that search as it was would file elsewhere, too.
 */
export async function replayQuestions(replay: Replay, before: Search, after: Search): Promise<Problem[]> {
  return [
    ...(await questionsLost(replay, before, after)),
    ...(await aliasesLost(replay, before, after)),
    ...(await vagueTitles(replay, before)),
    ...(await gapQuestionsLost(replay, before, after)),
    ...(await misfiledQuestions(replay, before)),
  ];
}

interface Question {
  text: string;
  /** Of the entry that has to answer. */
  number: number;
}

async function questionsLost(replay: Replay, before: Search, after: Search): Promise<Problem[]> {
  const own = replay.now.entries.flatMap((entry) =>
    phrasesOf(entry).map(({ text }) => ({ text, number: entry.number })),
  );
  const others = questionsSaid(replay);
  const step = Math.max(1, Math.ceil(others.length / Math.max(1, mostReplayed - own.length)));
  const lost = new Map<string, string[]>();
  const judge = async (asked: readonly Question[], fewest: number) => {
    const worse: { path: string | undefined; what: string }[] = [];
    for (const question of asked) {
      const [old, now] = [await before(question.text), await after(question.text)];
      const path = culpritOf(question, now, replay);
      const what = lossOf(question, old, now, path !== undefined && path === pathOf(now.numbers[0], replay));
      if (what) worse.push({ path, what });
    }
    const isTold = ({ path }: { path: string | undefined }) =>
      worse.length >= fewestSaid || (path !== undefined && worse.length >= fewest);
    for (const { path = replay.changed[0] ?? '', what } of worse.filter(isTold))
      lost.set(path, [...(lost.get(path) ?? []), what]);
  };
  await judge(own, 1);
  await judge(
    others.filter((_, index) => index % step === 0),
    fewestSaid,
  );
  return lossesOf(lost);
}

/** The changed file that has to do with an answer: of what is found now, of the gap that takes the question, or of who lost it. */
function culpritOf({ number }: Question, { numbers, gap }: Found, replay: Replay): string | undefined {
  const gapFiles = gap ? [saidPath({ gap }), dataFiles.gaps] : [];
  const concerned = [pathOf(numbers[0], replay), ...gapFiles, pathOf(number, replay), saidPath({ number })];
  return concerned.find((path) => path !== undefined && replay.changed.includes(path));
}

function pathOf(number: number | undefined, { now }: Replay): string | undefined {
  return now.entries.find((entry) => entry.number === number)?.path;
}

/**
 * Sentences of customers with the entries that answered them before the change: where many sentences go to another entry, or
 * away, search follows. What a split gives to a new entry is meant to go.
 */
function questionsSaid({ before, now }: Replay): Question[] {
  const numbered = (list: readonly Said[]) =>
    list.flatMap(({ text, topic }) => ('number' in topic ? [[text, topic.number] as const] : []));
  const kept = new Map(numbered(now.vocabulary.said));
  const existing = new Set(now.entries.map(({ number }) => number));
  const old = new Set(before.entries.map(({ number }) => number));
  return [...new Map([...kept, ...numbered(before.vocabulary.said)])]
    .filter(([text, number]) => existing.has(number) && old.has(kept.get(text) ?? number))
    .map(([text, number]) => ({ text, number }));
}

/**
 * What a question has lost that found its entry first; null if nothing.
 *
 * @param isTaken whether what changed is what is found first now
 */
function lossOf({ text, number }: Question, old: Found, now: Found, isTaken: boolean): string | null {
  if (old.numbers[0] !== number) return null;
  const [first] = now.numbers;
  if (first !== number)
    return old.confident || isTaken ? `「${text}」第一条从 ${number} 变成了 ${first ?? '没有结果'}` : null;
  if (!old.confident || now.confident || old.probability - now.probability < leastDrop) return null;
  return now.gap && now.gap !== old.gap
    ? `「${text}」（${number}）被缺口「${now.gap}」拿走了`
    : `「${text}」（${number}）从有把握变成了没有把握`;
}

/** One problem for each file, with what its change made worse. */
function lossesOf(lost: ReadonlyMap<string, readonly string[]>): Problem[] {
  return [...lost].map(([path, worse]) => {
    const shown = `${worse.slice(0, 5).join('；')}${worse.length > 5 ? '等' : ''}`;
    const message = `这次改动让 ${worse.length} 种问法变差了：${shown}；请把新写的说法改得更有区别，删去的加回来`;
    return { path, line: 1, column: 1, rule: 'search-lost', message };
  });
}

/** Questions that no entry has any more, and that no longer find the entry which had them, or which answers in its place. */
async function aliasesLost({ before: old, now, files }: Replay, before: Search, after: Search): Promise<Problem[]> {
  const problems: Problem[] = [];
  const kept = new Set(now.entries.flatMap((entry) => phrasesOf(entry).map(({ key }) => key)));
  const byNumber = new Map(now.entries.map((entry) => [entry.number, entry]));
  for (const { entry, text } of goneFrom(old, kept)) {
    const owner = byNumber.get(now.redirects[String(entry.number)] ?? entry.number);
    const found = await before(text);
    if (!owner || found.numbers[0] !== entry.number) continue;
    const then = { ...found, numbers: [owner.number] };
    const loss = lossOf({ text, number: owner.number }, then, await after(text), true);
    if (loss)
      problems.push({
        path: owner.path,
        ...placeIn(files, owner, 'aliases'),
        rule: 'search-lost',
        message: `别名被删了，${loss}；客户还会这样问，请加回，或换成意思相同的别名`,
      });
  }
  return problems;
}

/** Sentences that were taken from a gap which still stands, and that an entry answers now without being right. */
async function gapQuestionsLost(
  { before: old, now, changed }: Replay,
  before: Search,
  after: Search,
): Promise<Problem[]> {
  const kept = new Set(now.vocabulary.said.map(({ text }) => text));
  const gaps = new Set(now.vocabulary.gaps.map(({ about }) => about));
  const lost = new Map<string, string[]>();
  for (const { text, topic } of old.vocabulary.said) {
    if (!('gap' in topic) || kept.has(text) || !gaps.has(topic.gap) || !changed.includes(saidPath(topic))) continue;
    const [then, { numbers, confident }] = [await before(text), await after(text)];
    if (then.gap === topic.gap && confident)
      lost.set(saidPath(topic), [...(lost.get(saidPath(topic)) ?? []), `「${text}」会由 ${numbers[0]} 回答`]);
  }
  return lossesOf(lost);
}

function goneFrom({ entries }: Side, kept: ReadonlySet<string>): Phrase[] {
  return entries.flatMap((entry) => phrasesOf(entry).filter(({ key }) => !kept.has(key)));
}

/** New titles of entries that search as it was would not have taken for a question of the entry: they say too little, or another thing. */
async function vagueTitles({ before: old, now, files }: Replay, before: Search): Promise<Problem[]> {
  const problems: Problem[] = [];
  const byNumber = new Map(old.entries.map((entry) => [entry.number, entry]));
  for (const entry of now.entries) {
    const known = byNumber.get(entry.number);
    const [title] = phrasesOf(entry);
    if (!known || !title || phrasesOf(known).some(({ key }) => key === title.key)) continue;
    const { numbers, confident } = await before(entry.title);
    const [first] = numbers;
    if (first === entry.number && confident) continue;
    const other = byNumber.get(first ?? 0);
    const found =
      first === entry.number || !other ? '搜索认不出它问的是这一条' : `搜到的是 ${other.number}「${other.title}」`;
    problems.push({
      path: entry.path,
      ...placeIn(files, entry, 'title'),
      rule: 'search-vague',
      message: `标准问改成了「${entry.title}」，照改之前的搜索，${found}；请写得更具体，让人一看就知道答的是哪件事`,
    });
  }
  return problems;
}

function placeIn(files: readonly ContentFile[], { path }: Entry, field: string) {
  return fieldPlace({ text: files.find((file) => file.path === path)?.text ?? '' }, field);
}
