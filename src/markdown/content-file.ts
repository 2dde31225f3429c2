import { isMarkdownFile } from '../entry/paths.ts';
import type { Place, Problem } from '../entry/problem.ts';
import { codePointName } from '../text/code-point.ts';

/** A text file of content/, with its path relative to the project. */
export interface ContentFile {
  path: string;
  text: string;
  /** Set if the bytes are no text that can be read; nothing else about the file is then checked. */
  problem?: Problem;
}

/**
 * Sizes that no real entry reaches. The parser's time grows with the square of the number of short lines full of marks:
 * seconds for 32 kB, minutes for 256 kB.
 */
const limits = {
  md: { bytes: 32 * 1024, line: 10_000 },
  yml: { bytes: 4 * 1024 * 1024, line: 100_000 },
};

/** The bytes of a file → its text, or the one reason why it has none. Never throws. */
export function decodeFile(path: string, bytes: Uint8Array): ContentFile {
  const limit = isMarkdownFile(path) ? limits.md : limits.yml;
  if (bytes.length > limit.bytes)
    return unreadable(
      path,
      { line: 1, column: 1 },
      `文件有 ${kilobytes(bytes.length)}，最多 ${kilobytes(limit.bytes)}；请检查是否误贴了图片或别的文件，或拆成几个条目`,
    );

  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const broken = text.search(/\uFFFD/);
  if (broken >= 0)
    return unreadable(
      path,
      placeAt(text, broken),
      '这里不是 UTF-8 文字，显示为乱码；请用「UTF-8」编码重新保存，或删去这个字符',
    );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  const control = text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/);
  if (control >= 0) {
    return unreadable(
      path,
      placeAt(text, control),
      `这里有看不见的控制字符（${codePointName(text.charAt(control))}），多半是从别处粘贴来的；请删去，重新输入这一行`,
    );
  }
  const line = text.split(/\r\n|[\r\n]/).findIndex((candidate) => candidate.length > limit.line);
  if (line >= 0)
    return unreadable(
      path,
      { line: line + 1, column: limit.line + 1 },
      `这一行超过 ${limit.line} 个字；请检查是否误贴了内容，或分成几行`,
    );
  return { path, text };
}

/** A file whose text is not to be had, with the reason as its problem. */
export function unreadable(path: string, place: Place, message: string): ContentFile {
  return { path, text: '', problem: { path, ...place, rule: 'encoding', message } };
}

function placeAt(text: string, index: number): Place {
  const lines = text
    .slice(0, index)
    .replace(/^\uFEFF/, '')
    .split(/\r\n|[\r\n]/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

function kilobytes(bytes: number): string {
  return bytes >= 2 ** 20 ? `${(bytes / 2 ** 20).toFixed(1)} MB` : `${Math.ceil(bytes / 1024)} KB`;
}
