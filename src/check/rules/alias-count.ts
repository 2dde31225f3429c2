import { fewestAliases } from '../../entry/upkeep.ts';
import type { Rule } from '../rule.ts';
import { fieldPlace } from '../source-document.ts';

export const aliasCount: Rule = {
  id: 'alias-count',
  why: '别名是客户真正会说的话，太少就搜不到这一条。',
  bad: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\n▸aliases: [会员去水印]\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
  good: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\naliases: [会员去水印, 视频上的标怎么弄掉, 下载还带角标, 买了会员还有logo, 无水印下载在哪]\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
  check(document, _context, report) {
    const { entry } = document;
    if (!entry || entry.aliases.length >= fewestAliases) return;
    const place = fieldPlace(document, entry.aliases.length > 0 ? 'aliases' : 'title');
    report(
      place,
      `别名只有 ${entry.aliases.length} 个，至少要 ${fewestAliases} 个；请照客户真正会打的字补上，写成 aliases: [会员去水印, 视频上的标怎么弄掉]`,
    );
  },
};
