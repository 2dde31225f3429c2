/**
 * Characters after or before which Chinese text takes no space: Han, CJK punctuation, full-width forms, and the
 * quotes, dashes and ellipses that Chinese shares with Latin.
 */
export const cjkCharacter = '[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef“”‘’…—]';

/** A line break that Chinese text does not read as a space. */
export const cjkLineBreak = new RegExp(`(?<=${cjkCharacter})[ \\t]*\\n[ \\t]*(?=${cjkCharacter})`, 'gu');
