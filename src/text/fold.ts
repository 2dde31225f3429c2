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
