/**
 * The form in which search compares texts: compatibility characters and case folded, character by character, so that
 * positions stay those of the original.
 */
export function fold(text: string): string {
  return text.replace(/[^\x20-\x40\x5b-\x7e\p{Script=Han}]/gu, (character) => {
    const folded = character.normalize('NFKC').toLowerCase();
    return folded.length === character.length ? folded : ' '.repeat(character.length);
  });
}

/** Letters and digits only, folded: 「API 是什么？」 and 「api是什么」 are the same question. */
export function plain(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}
