import type { Found } from '../copy.ts';
import { toast } from '../toast.ts';

/** A reply in the article of an entry. */
export interface Reply {
  button: HTMLElement;
  /** The branch in which the reply stands. */
  when: string | null;
  /**
   * The digit that copies the reply together with Alt: the number of its branch on the entry's page. Without branches,
   * the place of the reply.
   */
  digit: number | null;
}

/** The replies of an article, in reading order. */
export function repliesOf(article: ParentNode): Reply[] {
  const branches = [...article.querySelectorAll('[data-case]')];
  const buttons = [...article.querySelectorAll<HTMLElement>('[data-copy-kind=reply]')];
  const hasBranches = buttons.some((button) => button.closest('[data-case]'));
  return buttons.map((button, index) => {
    const branch = button.closest('[data-case]');
    const when = branch?.querySelector('.case-name')?.textContent ?? null;
    if (!hasBranches) return { button, when, digit: index + 1 };
    return { button, when, digit: branch && branches.indexOf(branch) + 1 };
  });
}

/** The keys that copy what an escalation, or a question without an answer, has for the customer and for the ticket. */
export const handoverKeys = { tell: 'Alt Y', ticket: 'Alt G' } as const;

/** The key that copies the main reply of what is chosen. */
export const chosenKey = 'Ctrl + Enter';

/** Says on a button which key presses it; '' if there is none. Styles write it, so that it is no part of the button's name. */
export function showKey(button: HTMLElement | null, key: string): void {
  if (button) button.dataset['key'] = key;
}

/** The button of the sentence for the customer, or of the ticket, in what is beside the list; without one, the agent is told. */
export function handoverIn(shown: ParentNode, kind: keyof typeof handoverKeys): Found {
  const none = kind === 'tell' ? '这里没有可以告诉客户的话' : '这里没有工单模板';
  return shown.querySelector<HTMLElement>(`[data-copy-kind=${kind}]`) ?? (() => toast(none, 'warn'));
}

/** The key that copies a reply, as agents read it; '' if there is none. */
export function keyOf(reply: Reply, replies: readonly Reply[]): string {
  if (reply === mainReply(replies)) return chosenKey;
  return reply.digit === null ? '' : `Alt ${reply.digit}`;
}

/**
 * The button of the reply of an article that has a digit; without a digit, of the main reply. An article without a main reply
 * asks the agent to choose.
 */
export function replyIn(article: HTMLElement, digit?: number): Found {
  const replies = repliesOf(article);
  const reply = digit === undefined ? mainReply(replies) : replies.find((one) => one.digit === digit);
  return reply?.button ?? (() => toast(whyNone(replies), 'warn'));
}

function whyNone(replies: readonly Reply[]): string {
  if (replies.length === 0) return '这一条暂无可发送的话术';
  if (replies.every(({ when }) => when === null)) return `这一条不分情形，只有 ${replies.length} 段话术`;
  const choices = replies.filter(({ digit }) => digit !== null).map(({ digit, when }) => `Alt+${digit} ${when}`);
  return `这一条分情形，请选一种：${choices.join('；')}`;
}

/** The main reply: the only reply, or the first reply outside of branches. */
export function mainReply(replies: readonly Reply[]): Reply | undefined {
  return replies.length === 1 ? replies[0] : replies.find(({ when }) => when === null);
}
