import { expect, test } from 'vitest';
import { imagePath, imageUrl } from '../../../src/markdown/images.ts';

test.each([
  ['entrance.png', '/images/m/entrance.png'],
  ['../a%2Bb/入口 图.png', '/images/a%2Bb/%E5%85%A5%E5%8F%A3%20%E5%9B%BE.png'],
  ['第%231张%3F.png', '/images/m/%E7%AC%AC%231%E5%BC%A0%3F.png'],
])('a picture written as %s is asked for by %s', (written, address) => {
  expect(imageUrl(imagePath('content/m/x.md', written) ?? '')).toBe(address);
});
