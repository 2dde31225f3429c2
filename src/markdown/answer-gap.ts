import { dataFiles } from '../entry/paths.ts';
import { saidPath } from '../entry/said.ts';
import type { Gap } from '../entry/vocabulary.ts';
import type { ContentFile } from './content-file.ts';
import { withoutRow } from './yaml.ts';

/** What changes in content/ when a gap gets its answer. */
export interface AnsweredGap {
  /** gaps.yml without the gap. */
  gaps: ContentFile;
  /** The gap's sentences, which belong to the new entry now; null if the gap has none. */
  said: { from: string; to: ContentFile } | null;
}

/**
 * Turns a known gap into a topic that an entry answers.
 *
 * @param gaps all rows of gaps.yml, as `files` has them
 * @param number the number of the entry that answers
 * @throws if gaps.yml is not written as one row a line
 */
export function answerGap(
  gap: string,
  { files, gaps, number }: { files: readonly ContentFile[]; gaps: readonly Gap[]; number: number },
): AnsweredGap {
  const list = files.find(({ path }) => path === dataFiles.gaps);
  const rest =
    list &&
    withoutRow(
      list.text,
      gaps.findIndex(({ about }) => about === gap),
    );
  if (!list || typeof rest !== 'string')
    throw new Error(`${dataFiles.gaps} 里的「${gap}」没有单独写成一行；请改成每行一个「- { about: 话题 }」`);
  const from = saidPath({ gap });
  const said = files.find(({ path }) => path === from);
  return {
    gaps: { ...list, text: rest },
    said: said ? { from, to: { ...said, path: saidPath({ number }) } } : null,
  };
}

/** All files as they are once the gap is answered. */
export function withAnswer(files: readonly ContentFile[], { gaps, said }: AnsweredGap): ContentFile[] {
  const kept = files.filter(({ path }) => path !== gaps.path && path !== said?.from);
  return [...kept, gaps, ...(said ? [said.to] : [])];
}
