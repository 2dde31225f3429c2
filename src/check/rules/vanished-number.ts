import type { Rule } from '../rule.ts';

export const vanishedNumber: Rule = {
  id: 'vanished-number',
  why: '工单里写着的编号点开是 404，旧的短链接全部失效。',
  bad: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1007\ntitle: 图片能去水印吗？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
    files: { 'content/membership/a.md': '▸(已删除)', 'content/membership/b.md': ':::话术\n您好，可以。\n:::' },
  },
  good: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1007\ntitle: 图片能去水印吗？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
    files: {
      'content/membership/a.md': '(已删除)',
      'content/membership/b.md': ':::话术\n您好，可以。\n:::',
      'content/redirects.yml': '1007: 1002\n/membership/a/: 1002\n',
    },
  },
  checkCorpus({ base, numbers, redirects, assets, textOf }, report) {
    if (!base) return;
    const lost = (number: number) => !numbers.has(number) && !redirects[number];
    for (const [path, { number, entry }] of base.entries) {
      // A file that is still there has changed its number (changed-number), or cannot be read (encoding).
      if (number === null || !lost(number) || textOf(path) !== '' || assets.has(path)) continue;
      report(
        path,
        { line: 1, column: 1 },
        `编号 ${number}${entry ? `「${entry.title}」` : ''}不见了，却没有去向；请恢复这个文件，或在 content/redirects.yml 里写上 ${number}: 现在回答这个问题的编号`,
      );
    }
    for (const [from, to] of Object.entries(base.redirects))
      if (!(from in redirects) && (from.startsWith('/') || lost(Number(from))))
        report(
          'content/redirects.yml',
          { line: 1, column: 1 },
          `去向「${from}: ${to}」被删了，旧编号和旧网址还有人在用；请加回这一行`,
        );
  },
};
