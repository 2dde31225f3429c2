import type { Problem } from '../entry/problem.ts';
import { formatProblem } from '../entry/problem.ts';
import { fingerprint } from '../text/fingerprint.ts';
import { severityOf } from './severity.ts';

/** How a list of problems is written down, by the name that --format takes. */
export const formats = {
  /** For people, and for tests: one problem a line. */
  terminal: (problems) => problems.map((problem) => `${formatProblem(problem, severityOf(problem))}\n`).join(''),
  /** Workflow commands that GitHub shows beside the changed line. */
  github: (problems) =>
    problems
      .map((problem) => {
        const { path, line, column, rule, message } = problem;
        const severity = severityOf(problem);
        const level = severity === '错误' ? 'error' : 'warning';
        const place = `file=${property(path)},line=${line},col=${column},title=${property(`${severity} ${rule}`)}`;
        return `::${level} ${place}::${data(message)}\n`;
      })
      .join(''),
  /** GitLab's code-quality report, a reduced form of Code Climate's. */
  gitlab: (problems) => {
    const seen = new Map<string, number>();
    const rows = problems.map((problem) => {
      const { path, line, rule, message } = problem;
      const key = `${path} ${rule} ${message}`;
      const count = seen.get(key) ?? 0;
      seen.set(key, count + 1);
      return {
        description: `${rule}：${message}`,
        check_name: rule,
        fingerprint: fingerprint(`${key} ${count}`),
        severity: severityOf(problem) === '错误' ? 'major' : 'minor',
        location: { path, lines: { begin: line } },
      };
    });
    return `${JSON.stringify(rows, null, 2)}\n`;
  },
  json: (problems) =>
    `${JSON.stringify(
      problems.map((problem) => ({ ...problem, severity: severityOf(problem) })),
      null,
      2,
    )}\n`,
} as const satisfies Record<string, (problems: readonly Problem[]) => string>;

export type Format = keyof typeof formats;

export function isFormat(name: string): name is Format {
  return Object.hasOwn(formats, name);
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
