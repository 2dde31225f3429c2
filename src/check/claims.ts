import { type Entry, leavesOf } from '../entry/entry.ts';
import { memo } from '../entry/memo.ts';
import type { Words } from '../entry/site-data.ts';
import { questionReader, type Tokens } from './likeness.ts';
import { fold } from './readable.ts';

/** A clause of a text: what it is about, and whether it says yes or no. */
export interface Claim {
  text: string;
  index: number;
  /** What it is about, without the words of denial. */
  tokens: Tokens;
  isDenied: boolean;
  /** Whether the clause says that nothing else will do: 只能在网页端买. */
  isOnly: boolean;
}

/** Words that turn a clause round. Words such as 不同 and 无论 do not. */
const denial =
  /(?<=可以|能)不(?=带)|不(?![同仅但过断定足少久妨如止管论然满清确必好便错当带]|一定|要求|要紧|用了)(?:再|能|可以|可|会|得|需要|需|是|允许|提供)?|没(?!关系|问题|有[^,]{1,5}的.)有?|无(?![论水限损线痕])(?:法|需|须)?|未(?![来免])|非(?![常自])|勿|禁止|(?<![分特区级类性识鉴辨告])别(?![人的名])/g;

/** Clauses that say when something holds, and claim nothing. */
const condition =
  /^\s*(?:如果|若|如需|如有|当|只要|除非|无论|需要提醒)|(?:时|后|前|以后|之后|之前|的话|(?<!是[^,]*)的)$/;
/** Words with which a clause says yes. */
const assertion =
  /可以|能|支持|会(?!员)|[有是需要应允让须]|通用|互通|包含|包括|面向|提供|恢复|退[回还款]|立即|继续|仍|只|仅/;
/** Verbs that say no by themselves: what is 作废 can no longer be used. */
const loss = /作废|失效|清零|没收|冻结|过期(?!时间)|(?:有|受)(?:上限|限制)/g;
const only = /只(?!要|是|读)|仅(?!供)|唯一|限于/;
/** What colours a clause and names nothing. */
const adverbs = /直接|一般|通常|随时|全部|全都|目前|必须|务必|已经|仍然|立即|马上|自动|所有|每个|只|仅/g;

/** The clauses of a folded text that say yes or no. A short clause takes the words of the one before it. */
export function claimsOf(folded: string, words: Pick<Words, 'sameMeaning'>): Claim[] {
  const read = questionReader(words);
  return [...folded.matchAll(/[^。!?;\n|]+/g)].flatMap(({ 0: sentence, index: start }) => {
    let before: Tokens = new Set();
    return [...sentence.matchAll(/[^,()]+/g)].flatMap(({ 0: text, index }): Claim[] => {
      const own = contentOf(read(text.replace(denial, ' ').replace(adverbs, ' ')));
      const tokens = own.size < 4 ? new Set([...before, ...own]) : own;
      before = tokens;
      // 「看不到、下载不了」 says no once.
      const turns = Math.max(...text.split('、').map((part) => turnsIn(part)));
      const isDenied = turns % 2 === 1;
      const isSaid = !condition.test(text) && (turns > 0 || assertion.test(text));
      const said = text.trim();
      return tokens.size < 2 || !isSaid
        ? []
        : [{ text: said, index: start + index + text.indexOf(said), tokens, isDenied, isOnly: only.test(text) }];
    });
  });
}

/** How often a clause is turned round: 不是 once, 不能不 twice. */
export function turnsIn(text: string): number {
  return [...text.matchAll(denial), ...text.matchAll(loss)].length;
}

/** The clauses of everything that an entry's replies say. */
export const claimReader = memo((words: Pick<Words, 'sameMeaning'>) =>
  memo((entry: Entry): Claim[] => leavesOf(entry, 'reply').flatMap(({ text }) => claimsOf(foldLines(text), words))),
);

/** Plain text line by line, so that no clause runs across a paragraph. */
export function foldLines(text: string): string {
  return text.split('\n').map(fold).join('\n');
}

function contentOf(tokens: Tokens): Tokens {
  return new Set([...tokens].filter((token) => !token.startsWith('@')));
}

/** How much a word tells: what many claims say tells little. */
export class Weights {
  readonly #count: number;
  readonly #uses = new Map<string, number>();

  constructor(all: Iterable<Tokens>) {
    let count = 0;
    for (const tokens of all) {
      count++;
      for (const token of tokens) this.#uses.set(token, (this.#uses.get(token) ?? 0) + 1);
    }
    this.#count = count;
  }

  of(tokens: Iterable<string>): number {
    let sum = 0;
    for (const token of tokens) sum += Math.log(1 + this.#count / ((this.#uses.get(token) ?? 0) + 0.5));
    return sum;
  }

  /** How much two texts say the same, from 0 to 1. */
  likeness(a: Tokens, b: Tokens): number {
    return Math.sqrt(this.covered(a, b) * this.covered(b, a));
  }

  /** Share of what `a` says that `b` says too. */
  covered(a: Tokens, b: Tokens): number {
    const total = this.of(a);
    return total === 0 ? 0 : this.of([...a].filter((token) => b.has(token))) / total;
  }
}
