import { byParser, type Rule } from '../rule.ts';

export const fileName: Rule = {
  id: 'file-name',
  why: '文件名就是网址，中文、空格和大写在别的系统里会打不开。',
  bad: { files: { 'content/membership/去水印.md': '▸:::话术\n您好，可以。\n:::' } },
  good: { files: { 'content/membership/remove-watermark.md': ':::话术\n您好，可以。\n:::' } },
  check: byParser,
};
