import type { Rule } from '../rule.ts';
import { fieldPlace } from '../source-document.ts';

export const takenDown: Rule = {
  id: 'taken-down',
  why: '下线的条目客服会看到警告，还没有生效的复制不了；不是有意的就改回来。',
  bad: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 会员多少钱？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 会员多少钱？\n▸status: unpublished\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
  },
  good: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 会员多少钱？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 会员多少钱？\nstatus: published\n---\n\n:::话术\n您好，当然可以。\n:::\n',
    },
  },
  check(document, { base, today }, report) {
    const { entry, path } = document;
    const before = base?.entries.get(path)?.entry;
    if (entry?.status === 'unpublished' && before?.status === 'published')
      report(
        fieldPlace(document, 'status'),
        '状态从已上线改成了未上线，客服会看到「未上线」的警告；不是有意的请改回 status: published',
      );
    const isLater = (from: string | null | undefined) => from != null && from > today;
    if (before?.status === 'published' && isLater(entry?.validFrom) && !isLater(before.validFrom))
      report(
        fieldPlace(document, 'validFrom'),
        `原来能发的答复要到 ${entry?.validFrom} 才生效，之前客服复制不了；不是有意的请删去 validFrom`,
      );
  },
};
