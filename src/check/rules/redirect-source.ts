import { dataFiles } from '../../entry/paths.ts';
import { entryUrl } from '../../entry/urls.ts';
import type { Rule } from '../rule.ts';
import { dataPlace, fieldPlace } from '../source-document.ts';

const path = dataFiles.redirects;

export const redirectSource: Rule = {
  id: 'redirect-source',
  why: '停用的编号或网址又被新条目用了，旧工单会指到不相干的答复。',
  bad: {
    files: {
      'content/membership/a.md': ':::话术\n您好，可以。\n:::',
      'content/membership/b.md':
        '---\n▸number: 1900\ntitle: 图片能去水印吗？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
      [path]: '1900: 1001\n',
    },
  },
  good: {
    files: { 'content/membership/a.md': ':::话术\n您好，可以。\n:::', [path]: '1900: 1001\n' },
  },
  checkCorpus({ redirects, entries, textOf }, report) {
    for (const { entry } of entries) {
      const target = redirects[entry.number];
      if (target !== undefined)
        report(
          entry.path,
          fieldPlace({ text: textOf(entry.path) }, 'number'),
          `编号 ${entry.number} 已经停用（content/redirects.yml 里指向 ${target}），编号永不重复使用；请换成下一个没用过的编号`,
        );
      const url = entryUrl(entry);
      if (redirects[url] !== undefined)
        report(
          path,
          dataPlace(textOf(path), [url]),
          `网址 ${url} 现在是 ${entry.path}，这一行不会生效；请删去这一行，或给那个文件换个名字`,
        );
    }
  },
};
