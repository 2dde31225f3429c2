import { parseHtml } from '../trusted-types.ts';
import { accessOf } from './build.ts';

/** Why a page of the site could not be read, in words for the agent. */
const reasons = {
  gone: '这一条已经撤下',
  ended: '登录已过期，请刷新页面重新登录',
  lost: '答复没有加载成功，可能断网了，或网站刚刚更新',
} as const;

export class PageUnread extends Error {
  readonly reason: keyof typeof reasons;

  constructor(reason: keyof typeof reasons) {
    super(reasons[reason]);
    this.reason = reason;
  }
}

/**
 * A page of the site as the server has it now.
 *
 * @param address path on this server
 * @throws PageUnread
 */
export async function readPage(address: string, signal: AbortSignal | null = null): Promise<Document> {
  const response = await fetch(address, { cache: 'no-cache', redirect: 'manual', signal }).catch(() => null);
  if (response?.status === 404) throw new PageUnread('gone');
  const access = response ? accessOf(response, 'text/html') : 'lost';
  if (!response || access !== 'given') throw new PageUnread(access === 'ended' ? 'ended' : 'lost');
  const html = await response.text().catch(() => {
    throw new PageUnread('lost');
  });
  const page = parseHtml(html);
  // Sign-on may answer in place of any page; a page of ours bears the confidentiality line.
  if (!page.querySelector('.confidential')) throw new PageUnread('ended');
  return page;
}

/** The article of an entry in a page. */
export function articleIn(page: ParentNode, number: string): HTMLElement | null {
  return page.querySelector<HTMLElement>(`[data-entry="${CSS.escape(number)}"]`);
}
