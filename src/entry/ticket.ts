import { type Entry, leavesOf } from './entry.ts';
import type { EscalationRoute, EscalationRoutes } from './site-data.ts';

/** What an agent does when the reply is not enough, with the route filled in. */
export interface Escalation extends EscalationRoute {
  route: string;
  /** The branch it belongs to, and the editor's words on when to escalate. */
  when: string | null;
  condition: string;
  ticket: string;
}

/** The entry's escalation, or null. */
export function escalationOf(entry: Entry, routes: EscalationRoutes): Escalation | null {
  const [block] = leavesOf(entry, 'escalation');
  const route = block && routes[block.route];
  if (!block || !route) return null;
  return {
    ...route,
    route: block.route,
    when: block.when,
    condition: block.text,
    ticket: ticketTemplate(entry, route),
  };
}

/** Plain text for the ticket system, with a slot for each thing the agent has to note down. */
function ticketTemplate({ number, title }: Entry, { standardQuestion, queue, record }: EscalationRoute): string {
  return [
    `知识库条目：${number} ${title}`,
    standardQuestion && `标准问：${standardQuestion}`,
    queue && `流转：${queue}`,
    ...(record.length > 0 ? record.map(({ label }) => `${label}：`) : ['用户的问题和诉求：']),
  ]
    .filter(Boolean)
    .join('\n');
}
