import type { Entry } from '../../entry/entry.ts';
import { memo } from '../../entry/memo.ts';
import type { Topic } from '../../entry/site-data.ts';
import { phrasesOf } from '../phrases.ts';
import { fold } from '../readable.ts';
import type { Rule } from '../rule.ts';
import { fieldPlace } from '../source-document.ts';

const topics =
  'membership:\n  label: 会员\n  description: 会员\n  owner: 会员组\n  reviewEvery: 180\ninvoices:\n  label: 发票\n  description: 税率、专票怎么开\n  owner: 财务组\n  reviewEvery: 90\n';

export const unlikelyTopic: Rule = {
  id: 'unlikely-topic',
  why: '放错专题的条目，看目录的客服找不到，也没有对的人来复核。',
  bad: {
    base: { 'content/topics.yml': topics },
    files: {
      'content/topics.yml': topics,
      'content/membership/a.md':
        '---\nnumber: 1001\n▸title: 发票抬头写错了怎么重开？\naliases: [专票信息写错]\nstatus: published\n---\n\n:::话术\n您好，请重新申请。\n:::\n',
    },
  },
  good: {
    base: { 'content/topics.yml': topics },
    files: {
      'content/topics.yml': topics,
      'content/invoices/a.md':
        '---\nnumber: 1001\ntitle: 发票抬头写错了怎么重开？\naliases: [专票信息写错]\nstatus: published\n---\n\n:::话术\n您好，请重新申请。\n:::\n',
    },
  },
  checkCorpus({ base, entries, site, textOf }, report) {
    // What a new topic is about is for those to say who make it.
    const fresh = entries.filter(
      ({ entry }) =>
        base?.changed.has(entry.path) && !base.entries.has(entry.path) && Object.hasOwn(base.site.topics, entry.topic),
    );
    for (const { entry } of fresh) {
      const shares = Object.entries(site.topics)
        .map(([id, topic]) => ({ id, label: topic.label, share: shareAbout(entry, topic) }))
        .toSorted((a, b) => b.share - a.share);
      const [likely] = shares;
      const own = Math.max(0, ...shares.filter(({ id }) => areRelated(id, entry.topic)).map(({ share }) => share));
      if (likely && likely.share >= least && own <= most && likely.share > own)
        report(
          entry.path,
          fieldPlace({ text: textOf(entry.path) }, 'title'),
          `问法说的多是专题「${likely.label}」的事，却放在「${site.topics[entry.topic]?.label ?? entry.topic}」；放错了请移到 content/${likely.id}/`,
        );
    }
  },
};

/** From which share on questions belong to another topic, and up to which they do not belong to their own. */
const [least, most] = [0.5, 0.1];

/** The share of an entry's questions that name what a topic is about. */
function shareAbout(entry: Entry, topic: Topic): number {
  const phrases = phrasesOf(entry);
  const words = wordsOf(topic);
  return phrases.filter(({ text }) => words.some((word) => fold(text).includes(word))).length / phrases.length;
}

/** The words of a topic's label and description. */
const wordsOf = memo(({ label, description }: Topic): string[] =>
  fold(`${label}、${description}`)
    .split(/[^\p{L}\p{N}]+|怎么|哪些|哪里|什么|为什么|[和与的了吗在去是有谁先不能]/u)
    .filter((word) => word.length > 1),
);

/** A topic and one inside it share their words. */
function areRelated(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}
