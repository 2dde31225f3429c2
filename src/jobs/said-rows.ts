/** Files of content/said/ as text: a voice, and below it its sentences, each beginning with a dash. */

interface Voice {
  head: string;
  /** Sentences as they were typed; one may have several lines. */
  rows: string[];
}

/** A file with the sentences of another one, each under its voice; everything else as it was typed. */
export function joinSaid(text: string, more: string): string {
  const voices = read(text);
  for (const { head, rows } of read(more)) {
    const known = voices.find((voice) => voice.head === head);
    if (known) known.rows.push(...rows);
    else voices.push({ head, rows });
  }
  return write(voices);
}

/** The sentences that `belongs` picks, and those that stay, each as a file; '' for a file without sentences. */
export function splitSaid(text: string, belongs: (row: string) => boolean): { taken: string; rest: string } {
  const pick = (isTaken: boolean) => {
    const voices = read(text).map(({ head, rows }) => ({ head, rows: rows.filter((row) => belongs(row) === isTaken) }));
    return write(voices.filter(({ rows }) => rows.length > 0));
  };
  return { taken: pick(true), rest: pick(false) };
}

function read(text: string): Voice[] {
  const voices: Voice[] = [];
  for (const line of text.replace(/\n*$/, '').split('\n')) {
    const rows = voices.at(-1)?.rows;
    if (/^[^\s#-]/.test(line) || !rows) voices.push({ head: line, rows: [] });
    else if (/^ *- /.test(line) || rows.length === 0) rows.push(line);
    else rows.push(`${rows.pop()}\n${line}`);
  }
  return voices.filter(({ head }) => head !== '');
}

function write(voices: readonly Voice[]): string {
  return voices.map(({ head, rows }) => `${[head, ...rows].join('\n')}\n`).join('');
}
