import { imageFile, largestPicture, type Picture, pictureOf } from '../markdown/images.ts';

/** A picture that somebody puts beside an entry, kept with the draft. */
export interface FormPicture {
  /** The name of the file, in the folder of the entry. */
  name: string;
  base64: string;
}

/** A picture with its place. */
export interface NewPicture {
  path: string;
  base64: string;
}

/** Why a file cannot be a picture of an entry, in words for who dropped it; null if it can. */
export function pictureProblem(name: string, bytes: Uint8Array): string | null {
  const ending = name.toLowerCase();
  if (!imageFile.test(ending)) return `「${name}」不是 png、jpg、webp 或 gif；请另存成其中一种`;
  if (bytes.length > largestPicture)
    return `「${name}」有 ${(bytes.length / 1e6).toFixed(1)} MB，最多 1 MB；请裁小，或存成 jpg、webp`;
  return pictureOf(ending, bytes.length, bytes).isPicture ? null : `「${name}」打不开，不是它的扩展名说的那种图片`;
}

/** A name for a picture of an entry that no file of its folder has: 1004-1.png. */
export function pictureName(number: number, name: string, isTaken: (name: string) => boolean): string {
  const ending = name.slice(name.lastIndexOf('.')).toLowerCase();
  for (let count = 1; ; count++) {
    const free = `${number}-${count}${ending}`;
    if (!isTaken(free)) return free;
  }
}

/** The pictures that the text of an entry shows, with their places beside the file. */
export function picturesIn(text: string, path: string, pictures: readonly FormPicture[]): NewPicture[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return pictures
    .filter(({ name }) => text.includes(`](${name})`))
    .map(({ name, base64 }) => ({ path: folder + name, base64 }));
}

/** What the gate knows of pictures, by path. */
export function knownPictures(pictures: readonly NewPicture[]): Map<string, Picture> {
  return new Map(
    pictures.map(({ path, base64 }) => {
      const bytes = fromBase64(base64);
      return [path, pictureOf(path, bytes.length, bytes)];
    }),
  );
}

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}

export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** The address of a picture that no server has. */
export function dataUrl({ path, base64 }: NewPicture): string {
  const kind = path.slice(path.lastIndexOf('.') + 1).replace('jpg', 'jpeg');
  return `data:image/${kind};base64,${base64}`;
}
