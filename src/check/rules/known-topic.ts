import { byParser, type Rule } from '../rule.ts';

export const knownTopic: Rule = {
  id: 'known-topic',
  why: '文件放进了 topics.yml 里没有的文件夹，哪个专题页都不会列出它。',
  bad: { files: { 'content/member/remove-watermark.md': '▸:::话术\n您好，可以。\n:::' } },
  good: { files: { 'content/membership/remove-watermark.md': ':::话术\n您好，可以。\n:::' } },
  check: byParser,
};
