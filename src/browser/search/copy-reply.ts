import { copyText } from '../copy.ts';
import { toast } from '../toast.ts';
import type { Hit } from './engine.ts';
import { rememberEntry } from './recents.ts';

/**
 * Copies a reply of a hit. Without a position it is the general reply; where every reply belongs to a branch, the
 * agent has to say which.
 */
export async function copyReply(hit: Hit | null, position: number | null): Promise<void> {
  if (!hit) return;
  const general = hit.replies.findIndex(({ when }) => when === null);
  const reply = hit.replies[position ?? (hit.replies.length === 1 ? 0 : general)];
  if (!reply) {
    const choices = hit.replies.map(({ when }, index) => `Alt+${index + 1} ${when}`).join('；');
    return toast(choices ? `这一条分情形，请选一种：${choices}` : '这一条暂无可发送的话术', 'warn');
  }
  rememberEntry({ number: hit.number, title: hit.title, url: hit.url });
  await copyText(reply.text, reply.when ? `话术：${reply.when}` : '话术', {
    refusal: hit.refusal?.reason,
    doubtful: hit.verify.length > 0,
  });
}
