import { freshSentences } from '../fresh-sentences.ts';
import type { Rule } from '../rule.ts';
import { fieldPlace } from '../source-document.ts';

export const reviewBeforeChange: Rule = {
  id: 'review-before-change',
  why: '话术改了，复核还是改之前的，看的人会以为新的话也有人核对过。',
  bad: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\nreviewed: { on: 2026-11-01, by: 会员组 }\n---\n\n:::话术\n您好，下载时选择无水印。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\n▸reviewed: { on: 2026-11-01, by: 会员组 }\n---\n\n:::话术\n您好，请先登录，再到会员中心关闭水印。\n:::\n',
    },
  },
  good: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\nreviewed: { on: 2026-11-01, by: 会员组 }\n---\n\n:::话术\n您好，下载时选择无水印。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\nreviewed: { on: 2026-11-24, by: 会员组 }\n---\n\n:::话术\n您好，请先登录，再到会员中心关闭水印。\n:::\n',
    },
  },
  checkCorpus(corpus, report) {
    const { base, site, textOf, today } = corpus;
    const seen = new Set<string>();
    for (const { source } of freshSentences(corpus)) {
      const { entry, path } = source;
      if (!entry?.reviewed || entry.reviewed.on !== base?.entries.get(path)?.entry?.reviewed?.on || seen.has(path))
        continue;
      seen.add(path);
      report(
        path,
        fieldPlace({ text: textOf(path) }, 'reviewed'),
        `话术改了，复核还是 ${entry.reviewed.on} 的；核对过新的话请改成 reviewed: { on: ${today}, by: ${site.topics[entry.topic]?.owner ?? entry.reviewed.by} }，没有核对请删去这一行`,
      );
    }
  },
};
