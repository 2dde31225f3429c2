/** 错误 stops a change, 提醒 does not. Apart from the rules, so that the team can tighten or relax one in one line. */
export type Severity = '错误' | '提醒';

/** Rules that only remind. Every other rule is an 错误. */
const reminders: ReadonlySet<string> = new Set([
  'alias-count',
  'dead-synonym',
  'expiring',
  'fact-changed',
  'fact-literal',
  'passing-word',
  'reply-removed',
  'review-overdue',
  'similar-question',
  'taken-down',
  'typography',
]);

export function severityOf(rule: string): Severity {
  return reminders.has(rule) ? '提醒' : '错误';
}
