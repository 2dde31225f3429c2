import { memo } from '../entry/memo.ts';
import type { Words } from '../entry/site-data.ts';
import { quote } from './pattern.ts';
import { fold } from './readable.ts';

/**
 * How alike two questions are, whatever words they are asked in. Light on language: pairs of characters, weighed by how
 * rare they are in the corpus, after words that say nothing are dropped and words that mean the same are made one.
 */

/** Kinds of question: 「在哪里买」 and 「为什么买」 share their words, and ask different things. */
const kinds: [RegExp, string][] = [
  [/(?:在|从|去|到)?(?:哪里|哪儿|什么地方)|(?:在|从|去)哪|入口|位置/g, '@where'],
  [/为什么|为啥|怎么回事|咋回事|什么原因|凭啥|凭什么|怎么还|怎么没|怎么不|咋还/g, '@why'],
  [/多久|什么时候|啥时候|几天|几号|何时|多长时间/g, '@when'],
  [/多少|几个|价格|收费|什么价|怎么算钱/g, '@much'],
  [/怎么办|怎么样|怎么|怎样|如何|咋|步骤|流程|教程|方法/g, '@how'],
  [/是什么|什么是|啥是|是啥|什么意思/g, '@what'],
  [/能不能|可不可以|行不行|是否可以|能否|可否|可以|能够|能|支持|允许|是否/g, '@can'],
];

/** Words that carry no matter: politeness, pronouns, particles. Longest first. */
const fillers =
  /请问一下|请问|你好|您好|谢谢|麻烦|一下|我们|你们|咱们|我的|你的|他们|这个|那个|这种|那种|哪个|哪些|什么|一个|之后|以后|时候|已经|到底|究竟|明明|突然|现在|目前|还是|就是|但是|如果|的话|应该|需要|想要|有没有|有|吗|呢|了|的|啊|呀|吧|嘛|么|哦|我|你|您|他|这|那|哪|啥|是|在|把|被|给|让|就|都|也|还|又|再|才|却|和|跟|与|或|及|后|时|老|总|怎|得|地|着|该|想|要|会|个|吗/g;

export type Tokens = ReadonlySet<string>;

/** What a question is made of: `充了会员怎么去水印` → 买 会员 去掉 水印 @how. */
export type QuestionReader = (question: string) => Tokens;

/** Reads questions by the words of content/words.yml that mean the same; of two that overlap, the longer one counts. */
export const questionReader = memo(({ sameMeaning }: Pick<Words, 'sameMeaning'>): QuestionReader => {
  const meanings = new Map<string, string[]>();
  for (const [meaning, sayings] of Object.entries(sameMeaning))
    for (const word of [meaning, ...sayings]) meanings.set(fold(word), meaning.split(' ').map(fold));
  const longestFirst = [...meanings.keys()].sort((a, b) => b.length - a.length);
  const anyWord = new RegExp(longestFirst.map(quote).join('|') || '(?!)', 'g');
  return (question) => {
    const tokens = new Set<string>();
    let text = fold(question);
    // 「怎么办」 holds 「办」, so kinds come first.
    for (const [pattern, kind] of kinds)
      text = text.replace(pattern, () => {
        tokens.add(kind);
        return ' ';
      });
    const rest = text.replace(anyWord, (word) => {
      for (const meaning of meanings.get(word) ?? []) tokens.add(meaning);
      return ' ';
    });
    for (const run of rest.replace(fillers, ' ').matchAll(/[a-z]+|\d+|\p{Script=Han}+/gu))
      for (const token of piecesOf(run[0])) tokens.add(token);
    return tokens;
  };
});

/** Latin words and figures as they are, Chinese as its pairs of characters. */
function piecesOf(run: string): string[] {
  const characters = [...run];
  if (/^[a-z\d]/.test(run) || characters.length === 1) return [run];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** An entry's questions as tokens. */
export interface Asked {
  id: number;
  phrases: Tokens[];
}

/** A small index of all questions, to find what a new one resembles without comparing it with every other. */
export class QuestionIndex {
  readonly #entries: readonly Asked[];
  readonly #byToken = new Map<string, number[]>();

  constructor(entries: readonly Asked[]) {
    this.#entries = entries;
    entries.forEach(({ phrases }, index) => {
      for (const token of new Set(phrases.flatMap((phrase) => [...phrase]))) {
        const list = this.#byToken.get(token);
        if (list) list.push(index);
        else this.#byToken.set(token, [index]);
      }
    });
  }

  /** Entries that resemble a question, best first; `skip` is the entry that asks it. */
  nearest(question: Tokens, skip: number, limit = 3): { id: number; likeness: number }[] {
    const candidates = new Set<number>();
    // The rarest tokens decide; common ones alone are no likeness.
    const rarest = [...question]
      .filter((token) => !token.startsWith('@'))
      .sort((a, b) => this.#frequency(a) - this.#frequency(b));
    for (const token of rarest.slice(0, 6)) for (const index of this.#byToken.get(token) ?? []) candidates.add(index);
    return [...candidates]
      .flatMap((index) => {
        const entry = this.#entries[index];
        return entry && entry.id !== skip ? [{ id: entry.id, likeness: this.likeness(question, entry.phrases) }] : [];
      })
      .sort((a, b) => b.likeness - a.likeness || a.id - b.id)
      .slice(0, limit);
  }

  /**
   * From 0 to 1: how much of the question an entry's phrases cover together, and how close its three closest phrases
   * come on their own.
   */
  likeness(question: Tokens, phrases: readonly Tokens[]): number {
    const total = this.#weightOf(question);
    if (total === 0) return 0;
    const covered = [...question].filter((token) => phrases.some((phrase) => phrase.has(token)));
    const closest = phrases
      .map(
        (phrase) =>
          (2 * this.#weightOf([...question].filter((token) => phrase.has(token)))) / (total + this.#weightOf(phrase)),
      )
      .sort((a, b) => b - a);
    const [first = 0, second = 0, third = 0] = closest;
    return Math.sqrt((this.#weightOf(covered) / total) * (0.5 * first + 0.3 * second + 0.2 * third));
  }

  #weightOf(tokens: Iterable<string>): number {
    let sum = 0;
    for (const token of tokens)
      sum += token.startsWith('@') ? 1.2 : Math.log(1 + this.#entries.length / (this.#frequency(token) + 0.5));
    return sum;
  }

  #frequency(token: string): number {
    return this.#byToken.get(token)?.length ?? 0;
  }
}
