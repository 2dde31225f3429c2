import { diffWords } from '../text/word-diff.ts';

/** A stretch that reads otherwise; one side may be empty. */
export interface Change {
  old: string;
  now: string;
}

/** What is polite, or only joins words, and changes nothing that is said. */
const hollow = /您好|请|您|谢谢|感谢|麻烦|一下|[的了地得就哦呢吧]|[^\p{L}\p{N}]/gu;

/** Where two texts read differently, word by word; without what is only politer. */
export function changesBetween(old: string, now: string): Change[] {
  const changes: Change[] = [];
  let isOpen = false;
  for (const { kind, text } of diffWords(old, now)) {
    if (kind !== 'same' && !isOpen) changes.push({ old: '', now: '' });
    isOpen = kind !== 'same';
    const change = changes.at(-1);
    if (change && kind === 'removed') change.old += text;
    if (change && kind === 'added') change.now += text;
  }
  return changes.filter((change) => meaning(change.old) !== meaning(change.now));
}

/** What a text says, without punctuation and what is only polite. */
export function meaning(text: string): string {
  return text.replace(hollow, '');
}
