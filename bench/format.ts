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

/** A report with a section in place of the one under the same heading, or at its end. */
export function withSection(report: string, heading: string, text: string): string {
  const start = `## ${heading}\n`;
  const others = report.split(/^(?=## )/m).filter((section) => !section.startsWith(start));
  return `${others.join('').trimEnd()}\n\n${start}\n${text.trim()}\n`;
}

/** The text under a heading of a report; null if there is none. */
export function sectionOf(report: string, heading: string): string | null {
  const start = `## ${heading}\n`;
  return (
    report
      .split(/^(?=## )/m)
      .find((section) => section.startsWith(start))
      ?.slice(start.length) ?? null
  );
}

export const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
export const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
export const milliseconds = (time: number) => `${time.toFixed(time < 10 ? 1 : 0)} ms`;
export const seconds = (time: number) => `${time.toFixed(1)} s`;
export const share = (value: number) => value.toFixed(3);
export const count = (value: number) => value.toLocaleString('en');
