import { resemblances } from '../resemblance.ts';
import type { Rule } from '../rule.ts';

const owner =
  '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\naliases: [开通会员后在哪去掉水印, 买了会员视频上的logo怎么弄掉]\nstatus: published\n---\n\n:::话术\n您好，把鼠标停在下载按钮上，选择「无水印下载」。\n:::\n';

export const similarQuestion: Rule = {
  id: 'similar-question',
  why: '和已有条目很像的问题，先看看是不是同一件事。',
  bad: {
    base: {},
    files: {
      'content/membership/a.md': owner,
      'content/membership/b.md':
        '---\nnumber: 1002\n▸title: 会员视频去掉水印要多久？\nstatus: published\n---\n\n:::话术\n您好，通常马上就好。\n:::\n',
    },
  },
  good: {
    base: {},
    files: {
      'content/membership/a.md': owner,
      'content/membership/b.md':
        '---\nnumber: 1002\ntitle: 怎么修改登录密码？\nstatus: published\n---\n\n:::话术\n您好，请在设置里修改。\n:::\n',
    },
  },
  checkCorpus(corpus, report) {
    for (const { path, place, phrase, others, isSame } of resemblances(corpus)) {
      if (isSame) continue;
      const named = others.map(({ number, title }) => `${number}「${title}」`).join('、');
      report(path, place, `「${phrase.text}」和 ${named} 很像；请确认问的不是同一件事，是的话请写成那一条的别名`);
    }
  },
};
