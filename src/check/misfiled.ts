import type { Place, Problem } from '../entry/problem.ts';
import { type SaidTopic, saidPath } from '../entry/said.ts';
import type { Found, Search } from './check-search.ts';
import { phrasesOf } from './phrases.ts';
import type { Replay } from './replay-questions.ts';
import { saidPlace } from './said-place.ts';
import { fieldPlace } from './source-document.ts';

/** A question that a change files under an entry, a gap, or what is no question for us. */
interface Filed {
  text: string;
  topic: SaidTopic;
  path: string;
  at: (source: string) => Place;
}

/** So many questions of a file are told one by one. */
const mostTold = 5;

/**
 * New questions of entries and gaps that were there before, which search as it was sends elsewhere and is sure of it. Search after the
 * change cannot tell: it has learned where the question was filed, right or wrong.
 */
export async function misfiledQuestions(replay: Replay, before: Search): Promise<Problem[]> {
  const found = new Map<string, { first: Filed; told: string[] }>();
  for (const filed of newlyFiled(replay)) {
    const other = elsewhere(filed.topic, await before(filed.text), replay);
    if (!other) continue;
    const ofFile = found.get(filed.path) ?? { first: filed, told: [] };
    ofFile.told.push(`「${filed.text}」是${other}`);
    found.set(filed.path, ofFile);
  }
  return [...found].map(([path, { first, told }]) => ({
    path,
    ...first.at(replay.files.find((file) => file.path === path)?.text ?? ''),
    rule: 'search-misfiled',
    message: `照改之前的搜索，${told.slice(0, mostTold).join('；')}${told.length > mostTold ? `等 ${told.length} 句` : ''}；放错了请移过去，没放错不用改`,
  }));
}

function newlyFiled({ before, now, changed }: Replay): Filed[] {
  const touched = new Set(changed);
  const knownNumbers = new Set(before.entries.map(({ number }) => number));
  const knownGaps = new Set(before.vocabulary.gaps.map(({ about }) => about));
  const known = new Set(before.vocabulary.said.map(({ text }) => text));
  const keys = new Set(before.entries.flatMap((entry) => phrasesOf(entry).map(({ key }) => key)));
  const aliases = now.entries
    .filter(({ path, number }) => touched.has(path) && knownNumbers.has(number))
    .flatMap((entry) =>
      phrasesOf(entry)
        .filter(({ field, key }) => field[0] === 'aliases' && !keys.has(key))
        .map(({ text, field }): Filed => {
          const { number, path } = entry;
          return { text, topic: { number }, path, at: (source) => fieldPlace({ text: source }, ...field) };
        }),
    );
  const said = now.vocabulary.said
    .filter(({ text, topic }) => touched.has(saidPath(topic)) && !known.has(text))
    .filter(({ topic }) => !('number' in topic) || knownNumbers.has(topic.number))
    .filter(({ topic }) => !('gap' in topic) || knownGaps.has(topic.gap))
    .map((row): Filed => {
      return { text: row.text, topic: row.topic, path: saidPath(row.topic), at: (source) => saidPlace(source, row) };
    });
  return [...aliases, ...said];
}

/** What a question belongs to by an answer of search, in words; null where that is what it was filed under, or search is not sure. */
function elsewhere(topic: SaidTopic, { numbers, confident, gap }: Found, { before }: Replay): string | null {
  if (gap) return 'gap' in topic && topic.gap === gap ? null : `缺口「${gap}」`;
  const first = before.entries.find(({ number }) => number === numbers[0]);
  if (!confident || !first || ('number' in topic && topic.number === first.number)) return null;
  return ` ${first.number}「${first.title}」问的事`;
}
