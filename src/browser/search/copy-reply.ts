import { report } from '../beacon.ts';
import { copyText } from '../copy.ts';
import { toast } from '../toast.ts';
import type { Hit } from './engine.ts';

/**
 * Copies a reply of a hit; false if nothing was copied. Without a position it is the general reply; where every reply
 * belongs to a branch, the agent has to say which.
 */
export async function copyReply(hit: Hit, position: number | null): Promise<boolean> {
  const general = hit.replies.findIndex(({ when }) => when === null);
  const reply = hit.replies[position ?? (hit.replies.length === 1 ? 0 : general)];
  if (!reply) {
    const choices = hit.replies.map(({ when }, index) => `Alt+${index + 1} ${when ?? '一般情形'}`).join('；');
    toast(choices ? `这一条分情形，请选一种：${choices}` : '这一条暂无可发送的话术', 'warn');
    return false;
  }
  const what = reply.when ? `话术：${reply.when}` : '话术';
  const circumstances = { refusal: hit.refusal?.reason, doubtful: hit.verify.length > 0 };
  const copied = await copyText(reply.text, what, circumstances);
  if (copied) report('copy', { number: hit.number, which: 'reply' });
  return copied;
}
