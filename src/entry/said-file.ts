import { stringify } from 'yaml';

/**
 * A file of content/said/ with more sentences of one voice, everything else as it was typed.
 *
 * @param text the file as it is; empty if there is none
 */
export function withSentences(text: string, voice: string, sentences: readonly string[]): string {
  const lines = text === '' ? [] : text.replace(/\n*$/, '').split('\n');
  const rows = sentences.map((sentence) => `  - ${yamlText(sentence)}`);
  const name = `${yamlText(voice)}:`;
  const head = lines.findIndex((line) => line.trimEnd() === name);
  if (head < 0) return [...lines, name, ...rows, ''].join('\n');
  const after = lines.slice(head + 1).findIndex((line) => /^[^\s#-]/.test(line));
  let end = after < 0 ? lines.length : head + 1 + after;
  while (lines[end - 1]?.trim() === '') end--;
  return [...lines.slice(0, end), ...rows, ...lines.slice(end), ''].join('\n');
}

/** A text of one line as YAML, quoted where its characters would mean something else. */
export function yamlText(text: string): string {
  return stringify(text, { lineWidth: 0, defaultStringType: 'PLAIN' }).trimEnd();
}
