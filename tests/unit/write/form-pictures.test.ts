import { describe, expect, it } from 'vitest';
import {
  dataUrl,
  fromBase64,
  knownPictures,
  pictureName,
  pictureProblem,
  picturesIn,
} from '../../../src/write/form-pictures.ts';

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10);
const base64 = Buffer.from(png).toString('base64');

describe('a file that somebody drops', () => {
  it('is taken if it is a picture, whatever the case of its ending', () => {
    expect(pictureProblem('截屏 2026-11-24.PNG', png)).toBeNull();
  });

  it.each([
    ['清单.pdf', png, '不是 png、jpg、webp 或 gif'],
    ['大图.png', new Uint8Array(1_200_000), '有 1.2 MB，最多 1 MB'],
    ['假的.jpg', png, '不是它的扩展名说的那种图片'],
  ])('%s is refused in words', (name, bytes, message) => {
    expect(pictureProblem(name, bytes)).toContain(message);
  });

  it('gets a name that no other file of the folder has', () => {
    expect(pictureName(1004, '截屏.JPG', (name) => name === '1004-1.jpg')).toBe('1004-2.jpg');
  });
});

it('the pictures that a text shows come beside the file, and others stay behind', () => {
  const pictures = ['1004-1.png', '1004-2.png'].map((name) => ({ name, base64 }));
  const found = picturesIn('![入口](1004-2.png)', 'content/membership/a.md', pictures);
  expect(found).toEqual([{ path: 'content/membership/1004-2.png', base64 }]);
  expect(knownPictures(found)).toEqual(new Map([['content/membership/1004-2.png', { bytes: 8, isPicture: true }]]));
  expect(fromBase64(base64)).toEqual(png);
  expect(found.map(dataUrl)).toEqual([`data:image/png;base64,${base64}`]);
});
