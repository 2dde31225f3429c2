/** Teaches search with and without a change, apart from the page and from the gate, because that takes seconds. */
import './no-eval.ts';
import { type Change, withChanges } from '../../markdown/changes.ts';
import type { ContentFile } from '../../markdown/content-file.ts';
import { parseCorpus } from '../../markdown/corpus.ts';
import { type Claims, claimsOf, type FirstAnswer, firstAnswers } from '../../search/model/claims.ts';

export interface ToClaims {
  /** All files of content/, those of content/said/ included. */
  files: readonly ContentFile[];
  changes: readonly Change[];
  number: number;
}

let before: FirstAnswer | undefined;

addEventListener('message', ({ data: { files, changes, number } }: MessageEvent<ToClaims>) => {
  before ??= firstAnswers(parseCorpus(files));
  const now = parseCorpus(withChanges(files, changes));
  postMessage(claimsOf(number, now, before, firstAnswers(now)) satisfies Claims);
});
