import { bySearch, type Rule } from '../rule.ts';

const alias = '充了会员怎么去水印';

export const searchAlias: Rule = {
  id: 'search-alias',
  why: '客户的原话搜不到这一条，别名就白写了。',
  bad: {
    base: {},
    files: {
      'content/membership/a.md': `---\nnumber: 1001\ntitle: 图片能去水印吗？\naliases: [请问${alias}呀]\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n`,
      'content/membership/b.md': `---\nnumber: 1002\ntitle: 旧视频能去水印吗？\naliases: [麻烦问${alias}呢]\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n`,
      'content/membership/c.md': `---\nnumber: 1003\ntitle: 快影能去水印吗？\naliases: [想问${alias}哦]\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n`,
      'content/membership/d.md': `---\nnumber: 1004\ntitle: 无水印下载在哪里？\naliases: [▸${alias}]\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n`,
    },
  },
  good: {
    base: {},
    files: {
      'content/membership/a.md': `---\nnumber: 1001\ntitle: 图片能去水印吗？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n`,
      'content/membership/d.md': `---\nnumber: 1004\ntitle: 无水印下载在哪里？\naliases: [${alias}]\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n`,
    },
  },
  check: bySearch,
};
