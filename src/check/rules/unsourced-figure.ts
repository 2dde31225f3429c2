import { maskReferences } from '../../entry/fact-references.ts';
import { type Amount, amountsIn, isSameAmount } from '../amounts.ts';
import { claimsOf, foldLines } from '../claims.ts';
import { freshSentences } from '../fresh-sentences.ts';
import { toReadable } from '../readable.ts';
import type { CheckedCorpus, Rule } from '../rule.ts';

export const unsourcedFigure: Rule = {
  id: 'unsourced-figure',
  why: '答复里新写的数字、时限、金额没有出处，报给客户就要兑现。',
  bad: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 生成失败怎么办？\nstatus: published\n---\n\n:::话术\n您好，请换一个提示词再试。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 生成失败怎么办？\nstatus: published\n---\n\n:::话术\n您好，请换一个提示词再试，一般 ▸2 分钟就好。\n:::\n',
    },
  },
  good: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 生成失败怎么办？\nstatus: published\n---\n\n:::话术\n您好，请换一个提示词再试。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 生成失败怎么办？\nstatus: published\n---\n\n:::话术\n您好，请换一个提示词再试，税率是 {{tax-rate}}。\n:::\n',
    },
  },
  checkCorpus(corpus, report) {
    const fresh = freshSentences(corpus).map((sentence) => ({ ...sentence, text: maskReferences(sentence.text) }));
    const found = fresh.flatMap((sentence) =>
      amountsIn(sentence.text)
        .filter((amount) => isTelling(amount, sentence.text))
        .map((amount) => ({ ...sentence, amount })),
    );
    if (found.length === 0) return;
    const known = sourcesOf(corpus);
    for (const { source, text, at, amount } of found)
      if (!known.some((one) => isSameAmount(one.amount, amount) && shareWord(one.text, text, corpus)))
        report(
          source.path,
          at(amount.index),
          `「${amount.written}」是新写的数字，别的条目和 facts.yml 里都没有；请在合并请求里说明出处，几条都要用的写进 content/facts.yml`,
        );
  },
};

/** One of something says nothing. */
function isTelling({ family, from, written }: Amount, sentence: string): boolean {
  return (
    family !== 'bare' &&
    !(written.endsWith('个点') && !/[税票收抽扣按费]/.test(sentence)) &&
    !(family === 'count' && from === 1) &&
    !/^1(?:次|天|年)$/.test(written)
  );
}

/** Amounts that customers were told before: in other replies, in this one, and in facts. */
function sourcesOf({ base, customerTexts, site }: CheckedCorpus): { amount: Amount; text: string }[] {
  const replies = [...customerTexts.filter(({ path }) => !base?.changed.has(path)), ...(base?.customerTexts ?? [])].map(
    ({ lines }) => toReadable(lines).text,
  );
  const facts = Object.values(site.facts).map(({ text, meaning, words }) =>
    [foldLines(text), meaning, ...words].join(' '),
  );
  return [...replies.flatMap((text) => text.split(/[。!?;\n]/)), ...facts].flatMap((text) =>
    amountsIn(maskReferences(text)).map((amount) => ({ amount, text })),
  );
}

/** Whether two sentences are about the same thing at all: 10 秒 of a video is no source for 10 秒 of waiting. */
function shareWord(a: string, b: string, { words }: CheckedCorpus): boolean {
  const tokens = (text: string) => claimsOf(text.replaceAll('|', ','), words).flatMap((claim) => [...claim.tokens]);
  const known = new Set(tokens(a));
  return tokens(b).filter((token) => !/\d/.test(token) && known.has(token)).length > 0;
}
