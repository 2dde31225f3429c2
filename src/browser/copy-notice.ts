import type { Cleared } from './freshness/clear-copy.ts';
import { timeOfDay } from './time-of-day.ts';
import { toast } from './toast.ts';

/** Attribute of the entry, or of the search panel around the entry → the caution about its replies. */
const cautions = {
  '[data-unsure]': '没有把握：请先看清答的是不是客户问的',
  '[data-doubtful]': '待核实：请先看清疑点再发送',
  '[data-unpublished]': '未上线：请先确认可以使用',
};

/** What the agent has to see to before a cleared text or picture is sent. */
export function cautionsOf({ button, uncheckedSince }: Cleared): string[] {
  const entry = button.dataset['copyKind'] === 'reply' ? button.closest('[data-entry]') : null;
  const ofEntry = Object.entries(cautions).flatMap(([condition, caution]) =>
    entry?.closest(condition) ? [caution] : [],
  );
  return uncheckedSince === undefined ? ofEntry : [...ofEntry, uncheckedText(uncheckedSince)];
}

/** @param since milliseconds since 1970; 0 if nobody knows how old the page is */
function uncheckedText(since: number): string {
  return `没有连上服务器：${since > 0 ? `${timeOfDay(since)} 以后有没有改动` : '这一页是不是最新的'}，没能核对`;
}

/** Says that something was copied, with what the agent has to see to. */
export function sayCopied(what: string, cautions: readonly string[]): void {
  toast([`已复制${what}`, ...cautions].join('。'), cautions.length > 0 ? 'warn' : 'ok');
}

/** Says why nothing was copied. */
export function refuse(reason: string): void {
  toast(`没有复制：${reason}`, 'warn');
}
