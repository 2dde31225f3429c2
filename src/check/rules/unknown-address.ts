import type { CustomerText } from '../../entry/customer-texts.ts';
import { freshSentences } from '../fresh-sentences.ts';
import { hostsIn, isAllowed } from '../hosts.ts';
import { fold, toReadable } from '../readable.ts';
import type { Rule } from '../rule.ts';

export const unknownAddress: Rule = {
  id: 'unknown-address',
  why: '域名是我们的，网址却没有人用过，可能打错了，客户点开什么也没有。',
  bad: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 生成失败怎么办？\nstatus: published\n---\n\n:::话术\n您好，请换一个提示词再试。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 生成失败怎么办？\nstatus: published\n---\n\n:::话术\n您好，请看 ▸https://klingai.kuaishou.com/faill 。\n:::\n',
    },
  },
  good: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 生成失败怎么办？\nstatus: published\n---\n\n:::话术\n您好，请换一个提示词再试。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 生成失败怎么办？\nstatus: published\n---\n\n:::话术\n您好，请到可灵 AI 网页端（{{web-url}}）再试。\n:::\n',
    },
  },
  checkCorpus(corpus, report) {
    const { base, customerTexts, site, words } = corpus;
    const fresh = freshSentences(corpus).filter(({ text }) => /:\/\/|[a-z]\.[a-z]/.test(text));
    if (!base || fresh.length === 0) return;
    const before = [...customerTexts.filter(({ path }) => !base.changed.has(path)), ...base.customerTexts];
    const facts = Object.values(site.facts).map(({ text }) => fold(text));
    const known = new Set([...facts, ...before.flatMap(addressesIn)].map(bare));
    for (const { source, text, at } of fresh)
      for (const { written, host, index } of hostsIn(text))
        if (isAllowed(host, words) && !known.has(bare(written)))
          report(
            source.path,
            at(index),
            `「${written}」是新的网址，别的条目和 facts.yml 里都没有；请点开看一遍，几条都要用的写进 content/facts.yml`,
          );
  },
};

function addressesIn({ lines }: CustomerText): string[] {
  return hostsIn(toReadable(lines).text).map(({ written }) => written);
}

function bare(address: string): string {
  return address.replace(/^https?:\/\//, '').replace(/[/.]$/, '');
}
