import { fold } from '../text/fold.ts';

/** UTF-16 offsets, from and to, as `String.slice` takes them. */
export type Range = readonly [from: number, to: number];

/** Where any of the tokens stands in a text; neighbours are joined. */
export function rangesOf(text: string, tokens: readonly string[]): Range[] {
  const folded = fold(text);
  const marks = new Uint8Array(folded.length);
  for (const token of tokens) {
    for (let at = folded.indexOf(token); at >= 0 && token !== ''; at = folded.indexOf(token, at + 1))
      marks.fill(1, at, at + token.length);
  }
  const ranges: [number, number][] = [];
  marks.forEach((mark, index) => {
    if (mark === 0) return;
    const last = ranges.at(-1);
    if (last && last[1] === index) last[1] = index + 1;
    else ranges.push([index, index + 1]);
  });
  return ranges;
}
