import { resemblances } from '../resemblance.ts';
import type { Rule } from '../rule.ts';

const owner =
  '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\naliases: [开通会员后在哪去掉水印, 买了会员视频上的logo怎么弄掉]\nstatus: published\n---\n\n:::话术\n您好，把鼠标停在下载按钮上，选择「无水印下载」。\n:::\n';

export const nearDuplicate: Rule = {
  id: 'near-duplicate',
  why: '换个说法又写一条，两条以后会越改越不一样，客服不知道信哪条。',
  bad: {
    base: {},
    files: {
      'content/membership/a.md': owner,
      'content/membership/b.md':
        '---\nnumber: 1002\n▸title: 办了会员之后怎样才能把水印弄掉？\nstatus: published\n---\n\n:::话术\n您好，把鼠标停在下载按钮上，选择「无水印下载」就可以了。\n:::\n',
    },
  },
  good: {
    base: {},
    files: {
      'content/membership/a.md': owner,
      'content/membership/b.md':
        '---\nnumber: 1002\ntitle: 会员到期后还能下载以前的作品吗？\nstatus: published\n---\n\n:::话术\n您好，会员到期后作品仍然保留，可以随时登录查看和下载。\n:::\n',
    },
  },
  checkCorpus(corpus, report) {
    for (const { path, place, phrase, others, isSame } of resemblances(corpus)) {
      if (!isSame) continue;
      const named = others.map(({ number, title, path: where }) => `${number}「${title}」（${where}）`).join('、');
      const what =
        phrase.field[0] === 'title' ? '请把新的说法加到那一条的 aliases，不另建条目' : '请把这个别名移到那一条，或删去';
      report(path, place, `「${phrase.text}」问的是 ${named} 已经回答的问题；${what}`);
    }
  },
};
