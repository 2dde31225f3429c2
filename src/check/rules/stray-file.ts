import { noticeIdOf } from '../../entry/notices.ts';
import { dataFiles, fromContentPath, isContentPath, isMarkdownFile } from '../../entry/paths.ts';
import { saidTopicOf } from '../../entry/said.ts';
import { imageFile } from '../../markdown/images.ts';
import type { Rule } from '../rule.ts';

const dataPaths: readonly string[] = Object.values(dataFiles);

export const strayFile: Rule = {
  id: 'stray-file',
  why: '放错地方或扩展名写错的文件不会出现在网站上，写的人却以为已经上线。',
  bad: { files: { 'content/membership/refund.txt': '▸您好' } },
  good: { files: { 'content/membership/refund.md': ':::话术\n您好，可以。\n:::' } },
  checkCorpus({ assets }, report) {
    for (const path of assets) {
      if (!isContentPath(path) || dataPaths.includes(path) || isMarkdownFile(path) || imageFile.test(path)) continue;
      if (saidTopicOf(path) || noticeIdOf(path)) continue;
      report(
        path,
        { line: 1, column: 1 },
        `「${path}」不会被读到；请改对文件名：条目以小写的 .md 结尾，图片用 png、jpg、webp、gif，数据只有 ${dataPaths.map(fromContentPath).join('、')}，必读通知是 notices/英文名.yml，客户原话在 said/ 里，文件名是编号.yml、缺口/话题.yml、无关.yml 或 寒暄.yml`,
      );
    }
  },
};
