import { isDataFile } from '../entry/paths.ts';
import type { Problem } from '../entry/problem.ts';

/**
 * 错误 stops a change, 提醒 does not. Severity is kept apart from the rules, so that the team can tighten or relax a rule
 * in one line.
 */
export type Severity = '错误' | '提醒';

/** Rules that only remind. Every other rule is an 错误. */
const reminders: ReadonlySet<string> = new Set([
  'contradiction',
  'doubt-published',
  'escalation-removed',
  'internal-hinted',
  'reworded',
  'unknown-address',
  'unlikely-topic',
  'unsourced-figure',
  'unsourced-promise',
  'weaker-protection',
  'alias-count',
  'expiring',
  'fact-changed',
  'gap-dropped',
  'fact-dropped',
  'fact-literal',
  'passing-word',
  'redirect-invented',
  'repeated-sentence',
  'reply-removed',
  'review-overdue',
  'search-lost',
  'search-misfiled',
  'search-vague',
  'similar-question',
  'taken-down',
  'typography',
  'unfinished-reply',
]);

/**
 * Rules that only remind in an entry, but stop a change in a data file: texts of data files stand in many replies, and
 * have no end date.
 */
const graveInData: ReadonlySet<string> = new Set(['passing-word', 'typography', 'unsourced-promise']);

export function severityOf({ rule, path }: Pick<Problem, 'rule' | 'path'>): Severity {
  return isDataFile(path) && graveInData.has(rule) ? '错误' : usualSeverity(rule);
}

/** How grave a rule's problems are in an entry. */
export function usualSeverity(rule: string): Severity {
  return reminders.has(rule) ? '提醒' : '错误';
}
