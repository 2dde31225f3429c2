import { visit } from 'unist-util-visit';
import { imageFile, imagePath, largestPicture, type Picture } from '../../markdown/images.ts';
import type { Rule } from '../rule.ts';

export const image: Rule = {
  id: 'image',
  why: '不存在的图片是一个破图标；没有说明的图片，读屏的人和复制的文字里什么也没有。',
  bad: ':::内部\n入口见下图：\n\n▸![](entrance.png)\n:::',
  good: {
    files: {
      'content/membership/a.md': ':::内部\n入口见下图：\n\n![「会员中心」入口](entrance.png)\n:::',
      'content/membership/entrance.png': '',
    },
  },
  check({ path, tree }, { assets, pictures }, report) {
    if (!tree) return;
    visit(tree, 'image', ({ url, alt, position }) => {
      const place = position?.start ?? { line: 1, column: 1 };
      if (!alt?.trim()) report(place, `图片「${url}」没有说明；请写成 ![图上是什么](${url})`);
      if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url))
        return report(
          place,
          `图片「${url}」不在本站；内网打不开外面的图片，请把文件放进 content/ 里同一个文件夹，写成 ![说明](文件名.png)`,
        );
      const file = imagePath(path, url);
      if (file === null)
        return report(place, `图片「${url}」不在 content/ 里；请把文件放进同一个文件夹，写成 ![说明](文件名.png)`);
      if (!imageFile.test(file))
        return report(place, `「${url}」不是能用的图片；请换成 png、jpg、webp 或 gif，后缀用小写`);
      if (!assets.has(file))
        report(place, `没有图片「${url}」（找的是 ${file}）；请上传到这个位置，或改对文件名（大小写也要一致）`);
      const fault = faultOf(url, pictures.get(file));
      if (fault) report(place, fault);
    });
  },
};

function faultOf(url: string, picture: Picture | undefined): string | null {
  if (!picture) return null;
  if (!picture.isPicture) return `「${url}」打开不是图片，多半只是改了后缀；请从原来的软件里重新导出成 png 或 jpg`;
  const size = (picture.bytes / 1e6).toFixed(1);
  return picture.bytes > largestPicture
    ? `图片「${url}」有 ${size} MB，客服打开要等很久；请裁剪或压缩到 ${largestPicture / 1e6} MB 以内`
    : null;
}
