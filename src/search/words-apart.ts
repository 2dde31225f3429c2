import { plain } from '../text/fold.ts';
import type { Card } from './indexed-entry.ts';

type Asked = Pick<Card, 'title' | 'aliases'>;

/** More words than these nobody compares. */
const mostWords = 4;
/** A word of the title tells as much as one that so many aliases have. */
const titleWeight = 3;

/** Words that questions are asked with, whatever they are about. */
const grammar = new Set(
  '怎么 怎样 如何 为什么 为何 什么 多少 几个 哪里 哪个 哪些 是否 是不是 能不能 会不会 可不可以 有没有 还是 也能 还能 不能 可以 已经 之前 之后 现有 已有 其他 你们 我们 他们 这个 那个 一下 请问 怎么办'.split(
    ' ',
  ),
);

const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' });

/**
 * What only the questions of one entry speak of, and those of another one do not: its words, those first that most of its questions
 * have.
 *
 *     wordsApart(yearCard, monthCard) // ['年卡']
 */
export function wordsApart({ title, aliases }: Asked, other: Asked): string[] {
  const others = plain([other.title, ...other.aliases].join(' '));
  const counts = new Map<string, number>();
  for (const [index, phrase] of [title, ...aliases].entries())
    for (const word of new Set(wordsOf(phrase)))
      if (!others.includes(plain(word))) counts.set(word, (counts.get(word) ?? 0) + (index === 0 ? titleWeight : 1));
  // A word that one question alone has is a way of speaking, unless it is in the title.
  const telling = [...counts].filter(([, count]) => count > 1).sort((a, b) => b[1] - a[1]);
  return telling.slice(0, mostWords).map(([word]) => word);
}

function wordsOf(phrase: string): string[] {
  return [...segmenter.segment(phrase)].flatMap(({ segment, isWordLike }) =>
    isWordLike && plain(segment).length > 1 && !grammar.has(segment) ? [segment] : [],
  );
}
