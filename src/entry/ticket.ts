import { type Entry, leavesOf } from './entry.ts';
import type { EscalationRoute, EscalationRoutes } from './site-data.ts';

/** What an agent does when the reply is not enough, with the route filled in. */
export interface Escalation extends EscalationRoute {
  route: string;
  /** The branch in which the escalation stands, and the editor's words on when to escalate. */
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
    ticket: ticketTemplate(`${entry.number} ${entry.title}`, route),
  };
}

/** The line of a ticket for what the customer said. */
const wordsLine = '客户的问题和诉求';
/** Stands in a ticket in place of an entry. */
const noEntry = '暂无答复';

/** The ticket for a question that no entry answers. */
export function unansweredTicket(route: EscalationRoute): string {
  return ticketTemplate(noEntry, route);
}

/** Puts into the ticket of an unanswered question what the customer said, and the known gap that it belongs to. */
export function fillTicket(ticket: string, words: string, gap: string | null): string {
  return withWords(ticket, words).replace(noEntry, gap ? `${noEntry}（${gap}）` : noEntry);
}

/** What is known of a ticket at the moment of copying. */
export interface TicketMoment {
  /** What the customer said; '' if that is not known. */
  words: string;
  /** The short link of the entry with the token of its wording; '' without an entry. */
  link: string;
  /** Date and time, as people read them. */
  time: string;
}

/** The ticket as it is copied, with where the answer stands and when this was. */
export function completeTicket(ticket: string, { words, link, time }: TicketMoment): string {
  const filled = words ? withWords(ticket, words) : ticket;
  return [filled, link && `短链接：${link}`, `时间：${time}`].filter(Boolean).join('\n');
}

/** A ticket with what the customer said, on the line for that. A line that is filled in already stays. */
function withWords(ticket: string, words: string): string {
  const lines = ticket.split('\n');
  if (!lines.some((line) => line.startsWith(`${wordsLine}：`))) return [...lines, `${wordsLine}：${words}`].join('\n');
  return lines.map((line) => (line === `${wordsLine}：` ? line + words : line)).join('\n');
}

/** Plain text for the ticket system, with a slot for each thing the agent has to note down. */
function ticketTemplate(subject: string, { standardQuestion, queue, record }: EscalationRoute): string {
  return [
    `知识库条目：${subject}`,
    standardQuestion && `标准问：${standardQuestion}`,
    queue && `流转：${queue}`,
    ...(record.length > 0 ? record.map(({ label, value = '' }) => `${label}：${value}`) : [`${wordsLine}：`]),
  ]
    .filter(Boolean)
    .join('\n');
}
