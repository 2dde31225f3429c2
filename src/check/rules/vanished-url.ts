import { locate } from '../../entry/paths.ts';
import { entryUrl } from '../../entry/urls.ts';
import type { Rule } from '../rule.ts';

export const vanishedUrl: Rule = {
  id: 'vanished-url',
  why: '改了文件名或换了专题，收藏和聊天记录里的旧网址就打不开了。',
  bad: {
    base: {
      'content/membership/old.md':
        '---\nnumber: 1001\ntitle: 图片能去水印吗？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
    files: {
      'content/membership/old.md': '(已删除)',
      'content/membership/new.md':
        '▸---\nnumber: 1001\ntitle: 图片能去水印吗？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
  },
  good: {
    base: {
      'content/membership/old.md':
        '---\nnumber: 1001\ntitle: 图片能去水印吗？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
    files: {
      'content/membership/old.md': '(已删除)',
      'content/membership/new.md':
        '---\nnumber: 1001\ntitle: 图片能去水印吗？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
      'content/redirects.yml': '/membership/old/: 1001\n',
    },
  },
  checkCorpus({ base, numberOf, numbers, redirects, assets }, report) {
    if (!base) return;
    for (const [path, { number, entry }] of base.entries) {
      const url = entryUrl(locate(path));
      if (numberOf.has(path) || assets.has(path) || redirects[url]) continue;
      const moved = [...numberOf].find(([, now]) => now === number)?.[0];
      // `vanished-number` reports a deleted entry, unless redirects.yml already has its number.
      if (!moved && !(number !== null && redirects[number])) continue;
      const target = moved ? number : number !== null ? redirects[number] : null;
      const where = moved ? `${moved}` : '别处';
      report(
        moved ?? path,
        { line: 1, column: 1 },
        `网址 ${url}（${path}）不见了，${entry ? `「${entry.title}」` : ''}现在在${where}；请把文件名改回去，或在 content/redirects.yml 里写上 ${url}: ${target ?? [...numbers][0]}`,
      );
    }
  },
};
