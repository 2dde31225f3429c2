import type { Rule } from './rule.ts';

const alias = '充了会员怎么去水印';

const entryWith = (number: number, ...fields: string[]) =>
  `---\nnumber: ${number}\n${fields.join('\n')}\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n`;

/** Rules that need a search index: check-search.ts reports their problems. */
export const searchRules: readonly Rule[] = [
  {
    id: 'search-alias',
    why: '客户的原话搜不到这一条，别名就白写了。',
    bad: {
      base: {},
      files: {
        'content/membership/a.md': entryWith(1001, 'title: 图片能去水印吗？', `aliases: [请问${alias}呀]`),
        'content/membership/b.md': entryWith(1002, 'title: 旧视频能去水印吗？', `aliases: [麻烦问${alias}呢]`),
        'content/membership/c.md': entryWith(1003, 'title: 快影能去水印吗？', `aliases: [想问${alias}哦]`),
        'content/membership/d.md': entryWith(1004, 'title: 无水印下载在哪里？', `aliases: [▸${alias}]`),
      },
    },
    good: {
      base: {},
      files: {
        'content/membership/a.md': entryWith(1001, 'title: 图片能去水印吗？'),
        'content/membership/d.md': entryWith(1004, 'title: 无水印下载在哪里？', `aliases: [${alias}]`),
      },
    },
  },
  {
    id: 'search-lost',
    why: '别名删了，客户还是会那样问，搜到的就是别的答复。',
    bad: {
      base: {
        'content/membership/a.md': entryWith(1001, 'title: 图片能去水印吗？', 'aliases: [角标弄掉]'),
      },
      files: {
        'content/membership/a.md': entryWith(1001, 'title: 图片能去水印吗？', '▸aliases: [图上的字样]'),
      },
    },
    good: {
      base: {
        'content/membership/a.md': entryWith(1001, 'title: 图片能去水印吗？', 'aliases: [角标弄掉]'),
      },
      files: {
        'content/membership/a.md': entryWith(1001, 'title: 图片能去水印吗？', 'aliases: [把角标弄掉]'),
      },
    },
  },
  {
    id: 'search-misfiled',
    why: '客户的话放错了地方，搜索就照着学，以后同样的问题都会得到别的答复。',
    bad: {
      base: {
        'content/membership/a.md': entryWith(1001, 'title: 图片能去水印吗？', 'aliases: [角标弄掉]'),
        'content/membership/b.md': entryWith(1002, 'title: 发票税率是多少？', 'aliases: [开票几个点]'),
      },
      files: {
        'content/membership/a.md': entryWith(1001, 'title: 图片能去水印吗？', 'aliases: [角标弄掉]'),
        'content/membership/b.md': entryWith(
          1002,
          'title: 发票税率是多少？',
          'aliases: [开票几个点, ▸图片上的水印能去吗]',
        ),
      },
    },
    good: {
      base: {
        'content/membership/a.md': entryWith(1001, 'title: 图片能去水印吗？', 'aliases: [角标弄掉]'),
        'content/membership/b.md': entryWith(1002, 'title: 发票税率是多少？', 'aliases: [开票几个点]'),
      },
      files: {
        'content/membership/a.md': entryWith(1001, 'title: 图片能去水印吗？', 'aliases: [角标弄掉]'),
        'content/membership/b.md': entryWith(1002, 'title: 发票税率是多少？', 'aliases: [开票几个点, 税率多少呀]'),
      },
    },
  },
  {
    id: 'search-title',
    why: '客服照着标准问搜，第一条却是别的答复，就会发错。',
    bad: {
      base: {},
      files: {
        'content/membership/a.md': entryWith(1001, 'title: 图片能去水印吗？', 'aliases: [请问充了会员怎么去水印呀]'),
        'content/membership/b.md': entryWith(1002, '▸title: 充了会员怎么去水印'),
      },
    },
    good: {
      base: {},
      files: {
        'content/membership/a.md': entryWith(1001, 'title: 图片能去水印吗？', 'aliases: [图上的角标怎么弄掉]'),
        'content/membership/b.md': entryWith(1002, 'title: 充了会员怎么去水印'),
      },
    },
  },
  {
    id: 'search-vague',
    why: '标准问是客服在列表里看到的那一行，说得太宽，就不知道这一条答的是什么。',
    bad: {
      base: {
        'content/membership/a.md': entryWith(1001, 'title: 图片能去水印吗？'),
      },
      files: {
        'content/membership/a.md': entryWith(1001, '▸title: 有个问题', 'aliases: [图片能去水印吗？]'),
      },
    },
    good: {
      base: {
        'content/membership/a.md': entryWith(1001, 'title: 图片能去水印吗？'),
      },
      files: {
        'content/membership/a.md': entryWith(1001, 'title: 图片怎么去水印？', 'aliases: [图片能去水印吗？]'),
      },
    },
  },
];
