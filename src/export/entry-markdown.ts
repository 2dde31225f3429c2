import { type Entry, leavesOf, type Placed } from '../entry/entry.ts';
import type { EscalationRoutes } from '../entry/site-data.ts';
import { escalationOf } from '../entry/ticket.ts';
import { statusLabels } from '../entry/upkeep.ts';
import { reservationOn } from '../entry/validity.ts';
import { fenced, inline } from '../text/markdown.ts';

/** Stands above everything that is for agents alone, so that a program which reads the text is told each time. */
const notForCustomers = '内部，不要发给客户';

/**
 * An entry as Markdown, for programs that help agents. A fence holds a text exactly as the button copies it.
 *
 * @param today ISO date in Asia/Shanghai; on later days a program has to look at the dates itself
 */
export function entryMarkdown(entry: Entry, routes: EscalationRoutes, today: string): string {
  const escalation = escalationOf(entry, routes);
  const use = reservationOn(today, entry) ?? '可以直接发给客户';
  const parts = [
    `# ${entry.number} ${inline(entry.title)}`,
    factsOf(entry),
    ...leavesOf(entry, 'reply').map((leaf) => section(`话术，${use}`, leaf)),
    ...leavesOf(entry, 'internal').map((leaf) => section(notForCustomers, leaf)),
    ...(escalation
      ? [
          section(`升级：${escalation.label}（${notForCustomers}）`, {
            when: escalation.when,
            text: escalation.ticket,
          }),
          ...(escalation.condition ? [`什么时候升级：${inline(escalation.condition)}`] : []),
          ...(escalation.tellCustomer
            ? [
                section('升级时告诉客户的话，可以直接发给客户', {
                  when: escalation.when,
                  text: escalation.tellCustomer,
                }),
              ]
            : []),
        ]
      : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function factsOf({ aliases, status, validFrom, validUntil, verify, missing }: Entry): string {
  const lines = [
    `状态：${statusLabels[status]}`,
    validFrom && `从 ${validFrom} 起有效`,
    validUntil && `到 ${validUntil} 为止有效`,
    aliases.length > 0 && `也会这样问：${aliases.map(inline).join('、')}`,
    ...verify.map((doubt) => `疑点（${notForCustomers}）：${inline(doubt)}`),
    ...missing.map((attachment) => `缺少的附件：${inline(attachment)}`),
  ];
  return lines.flatMap((line) => (line ? `- ${line}` : [])).join('\n');
}

function section(heading: string, { when, text }: Pick<Placed, 'when' | 'text'>): string {
  return `## ${heading}${when === null ? '' : `；情形：${inline(when)}`}\n\n${fenced(text)}`;
}
