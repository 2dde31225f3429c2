import { markdownTable } from '../src/text/markdown.ts';

/** Names in the first column, figures with their units in the others. */
export function figureTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return markdownTable(
    head,
    rows,
    head.map((_title, index) => index > 0),
  );
}

/** A table of targets: what was measured, what is asked for, and whether the target is reached. */
export function targetTable(
  rows: readonly (readonly [what: string, measured: string, asked: string, met: boolean])[],
): string {
  return figureTable(
    ['', 'measured', 'asked', 'reached'],
    rows.map(([what, measured, asked, met]) => [what, measured, asked, met ? 'yes' : '**no**']),
  );
}

export const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
export const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
export const milliseconds = (time: number) => `${time.toFixed(time < 10 ? 1 : 0)} ms`;
export const seconds = (time: number) => `${time.toFixed(1)} s`;
export const share = (value: number) => value.toFixed(3);
export const count = (value: number) => value.toLocaleString('en');
