import type { Rule } from './rule.ts';

/** The head of a rule table of one cell in each direction. */
const combinations =
  'topic: membership\nlevels: [黄金, 钻石]\noptions: { 单品: { label: 单品会员, said: [单品] } }\nfurther: [再买]\nrelative: { 低: [更低], 同: [同档], 高: [更高] }\n';

/** Rules whose problems the parser finds, so that a build stops at them too. */
export const parserRules: readonly Rule[] = [
  {
    id: 'block-attribute',
    why: '升级没有写路径，客服不知道往哪里转。',
    bad: '▸:::升级\n重新登录后仍不行时。\n:::',
    good: ':::升级{路径=二线}\n重新登录后仍不行时。\n:::',
  },
  {
    id: 'block-label',
    why: '情形没有写条件，客服不知道什么时候用；别的标记写了方括号也不会显示。',
    bad: '▸::::情形\n\n:::话术\n您好，可以。\n:::\n\n::::',
    good: '::::情形[在网页端充的]\n\n:::话术\n您好，可以。\n:::\n\n::::',
  },
  {
    id: 'block-place',
    why: '内部说明套在话术里，会跟着话术一起发出去。',
    bad: '::::话术\n您好，可以。\n\n▸:::内部\n先核实。\n:::\n::::',
    good: ':::话术\n您好，可以。\n:::\n\n:::内部\n先核实。\n:::',
  },
  {
    id: 'closed-block',
    why: '没有结束的标记会把后面的内容都吞进去，内部说明可能变成答复。',
    bad: '▸:::话术\n您好，可以。',
    good: ':::话术\n您好，可以。\n:::',
  },
  {
    id: 'combinations',
    why: '规则表少了一格或写了两次，客服就查不到，或查到两个说法。',
    bad: {
      files: {
        'content/combinations.yml': `${combinations}▸rows:\n  - { have: [单品], buy: [单品], level: [低, 同] }\n`,
      },
    },
    good: {
      files: {
        'content/combinations.yml': `${combinations}rows:\n  - { have: [单品], buy: [单品], level: [低, 同, 高] }\n`,
      },
    },
  },
  {
    id: 'duplicate-number',
    why: '工单里引用编号，两条用同一个编号就不知道说的是哪一条。',
    bad: {
      files: {
        'content/membership/a.md':
          '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
        'content/membership/b.md':
          '---\n▸number: 1001\ntitle: 发票税率是多少？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
      },
    },
    good: {
      files: {
        'content/membership/a.md': ':::话术\n您好，可以。\n:::',
        'content/membership/b.md': ':::话术\n您好，不可以。\n:::',
      },
    },
  },
  {
    id: 'duplicate-url',
    why: '条目和专题的网址相同，其中一个会打不开。',
    bad: { files: { 'content/membership/subscription.md': '▸:::话术\n您好，可以。\n:::' } },
    good: { files: { 'content/membership/subscription-rules.md': ':::话术\n您好，可以。\n:::' } },
  },
  {
    id: 'empty-block',
    why: '空的话术点了复制什么也没有。',
    bad: '▸:::话术\n:::',
    good: ':::话术\n您好，可以。\n:::',
  },
  {
    id: 'encoding',
    why: '文件里混进了乱码、控制字符或别的文件，页面上会是一团乱。',
    bad: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\n---\n\n:::话术\n您好▸\u0007，可以。\n:::\n',
    good: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
  },
  {
    id: 'file-name',
    why: '文件名就是网址，中文、空格和大写在别的系统里会打不开。',
    bad: { files: { 'content/membership/去水印.md': '▸:::话术\n您好，可以。\n:::' } },
    good: { files: { 'content/membership/remove-watermark.md': ':::话术\n您好，可以。\n:::' } },
  },
  {
    id: 'front-matter',
    why: '写错的字段名或值不会生效，条目就会缺编号、缺状态、缺到期日。',
    bad: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\n▸statsu: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    good: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
  },
  {
    id: 'gaps',
    why: '缺口表写坏了，搜索会对没有答复的问题硬凑一条。',
    bad: {
      files: {
        'content/membership/a.md': ':::话术\n您好，可以。\n:::',
        'content/gaps.yml': '- { about: 支付方式, ▸says: 稍等 }\n',
      },
    },
    good: {
      files: {
        'content/membership/a.md': ':::话术\n您好，可以。\n:::',
        'content/gaps.yml': '- { about: 支付方式 }\n',
      },
    },
  },
  {
    id: 'has-block',
    why: '没有任何一块内容的条目，客服打开是空的。',
    bad: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\n---\n▸',
    good: ':::话术\n您好，可以。\n:::',
  },
  {
    id: 'known-block',
    why: '写错的标记会让内部说明变成答复，或者让整段消失。',
    bad: '▸:::话述\n您好，可以。\n:::',
    good: ':::话术\n您好，可以。\n:::',
  },
  {
    id: 'known-fact',
    why: '写错键的事实会把 {{…}} 原样发给客户。',
    bad: ':::话术\n发票税率是 ▸{{tax}}。\n:::',
    good: ':::话术\n发票税率是 {{tax-rate}}。\n:::',
  },
  {
    id: 'known-related',
    why: '相关条目点了没有，客服会以为网站坏了。',
    bad: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\nrelated: [▸1999]\n---\n\n:::话术\n您好，可以。\n:::\n',
    good: {
      files: {
        'content/membership/a.md':
          '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\nrelated: [1002]\n---\n\n:::话术\n您好，可以。\n:::\n',
        'content/membership/b.md': ':::话术\n您好，不可以。\n:::',
      },
    },
  },
  {
    id: 'known-route',
    why: '不存在的升级路径，客服找不到要记什么、往哪里转。',
    bad: '▸:::升级{路径=三线}\n重新登录后仍不行时。\n:::',
    good: ':::升级{路径=二线}\n重新登录后仍不行时。\n:::',
  },
  {
    id: 'known-topic',
    why: '文件放进了 topics.yml 里没有的文件夹，哪个专题页都不会列出它。',
    bad: { files: { 'content/member/remove-watermark.md': '▸:::话术\n您好，可以。\n:::' } },
    good: { files: { 'content/membership/remove-watermark.md': ':::话术\n您好，可以。\n:::' } },
  },
  {
    id: 'link-target',
    why: '相对链接和脚本链接发给客户打不开，或有危险。',
    bad: ':::话术\n请看▸[这里](javascript:alert(1))。\n:::',
    good: ':::话术\n请看 [1001](/q/1001/)。\n:::',
  },
  {
    id: 'markdown',
    why: '标记一层套一层，多半是前面少了结束的 :::，正文读不出来。',
    bad: `${':::话术\n'.repeat(8)}▸:::话术\n您好，可以。\n:::`,
    good: ':::话术\n您好，可以。\n:::',
  },
  {
    id: 'notice',
    why: '日期或给谁看没写对的必读通知不会出现，该看的人就没看到。',
    bad: {
      files: {
        'content/membership/a.md': ':::话术\n您好，可以。\n:::',
        'content/notices/rules.yml':
          'title: 规则变了\ntext: 请看新的规则。\nfrom: 2026-12-01\n▸until: 2026-11-01\naudience: 全体客服\n',
      },
    },
    good: {
      files: {
        'content/membership/a.md': ':::话术\n您好，可以。\n:::',
        'content/notices/rules.yml':
          'title: 规则变了\ntext: 请看新的规则。\nfrom: 2026-12-01\nuntil: 2026-12-31\naudience: 全体客服\n',
      },
    },
  },
  {
    id: 'one-escalation',
    why: '一个条目有两个升级，客服不知道走哪个。',
    bad: ':::升级{路径=二线}\n仍不行时。\n:::\n\n▸:::升级{路径=二线}\n客户投诉时。\n:::',
    good: ':::升级{路径=二线}\n仍不行，或客户投诉时。\n:::',
  },
  {
    id: 'plain-markdown',
    why: 'HTML、脚注、参考式链接不会显示，还可能带进脚本。',
    bad: ':::话术\n▸<b>您好</b>，可以。\n:::',
    good: ':::话术\n**您好**，可以。\n:::',
  },
  {
    id: 'site-data',
    why: '专题、升级路径和事实的表不见了，所有条目都会出错。',
    bad: { files: { 'content/facts.yml': '▸(没有这个文件)' } },
    good: ':::话术\n您好，可以。\n:::',
  },
  {
    id: 'text-in-block',
    why: '不在标记里的文字，不知道能不能发给客户。',
    bad: '▸您好，可以。',
    good: ':::话术\n您好，可以。\n:::',
  },
  {
    id: 'yaml',
    why: '开头的字段写坏了，整条都读不出来。',
    bad: '---\nnumber: 1001\n▸title：充了会员怎么去水印？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    good: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
  },
  {
    id: 'yaml-comment',
    why: '开头的字段里，空格加 # 后面的字会悄悄丢掉，标题、别名、疑点就只剩半句。',
    bad: '---\nnumber: 1001\ntitle: 怎么取消 ▸#1 自动续费？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    good: "---\nnumber: 1001\ntitle: '怎么取消 #1 自动续费？'\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n",
  },
  {
    id: 'yaml-lines',
    why: '列表里漏写了「- 」，两句别名就连成一句，两种问法都搜不到。',
    bad: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\naliases:\n  - 视频上的标怎么弄掉\n    ▸下载还带角标\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    good: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\naliases:\n  - 视频上的标怎么弄掉\n  - 下载还带角标\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
  },
];
