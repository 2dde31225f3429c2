/**
 * Something an editor has to know about a file. One shape for the build, the gate and the dev pages;
 * the message says what is there, what is expected and what to do.
 */
export interface Problem {
  path: string;
  /** 1-based; column counts UTF-16 units, as editors do. */
  line: number;
  column: number;
  rule: string;
  message: string;
}

/** A place in a file, 1-based. */
export interface Place {
  line: number;
  column: number;
}

/** A stretch of one line of a file; `line` and `column` are where it begins. */
export interface SourceLine extends Place {
  text: string;
}

/** Files in order, then places: the order in which an editor works through a report. */
export function byPlace(a: Problem, b: Problem): number {
  return a.path.localeCompare(b.path, 'en') || a.line - b.line || a.column - b.column;
}

/** A message on one line, whatever it quotes. */
export function oneLine(message: string): string {
  const line = message.replace(/\s*[\n\r\u0085\u2028\u2029]\s*/g, ' ');
  return line.length > 600 ? `${line.slice(0, 600)}…` : line;
}

/** `content/x.md:3:1 错误 rule 说明`: the one way a problem is printed. */
export function formatProblem(problem: Problem, severity: string): string {
  const { path, line, column, rule, message } = problem;
  // The name of a file may hold a line break, and a CI server may take a line of output for a command.
  return `${oneLine(path)}:${line}:${column} ${severity} ${rule} ${message}`;
}
