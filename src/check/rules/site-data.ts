import { byParser, type Rule } from '../rule.ts';

export const siteData: Rule = {
  id: 'site-data',
  why: '专题、升级路径和事实的表不见了，所有条目都会出错。',
  bad: { files: { 'content/facts.yml': '▸(没有这个文件)' } },
  good: ':::话术\n您好，可以。\n:::',
  check: byParser,
};
