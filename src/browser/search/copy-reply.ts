import { report } from '../beacon.ts';
import { cautions, copyText } from '../copy.ts';
import { toast } from '../toast.ts';
import type { Hit, HitReply } from './current-engine.ts';

/** The reply that is meant without saying which: the only one, or the general one. */
export function mainReply({ replies }: Hit): HitReply | undefined {
  return replies.length === 1 ? replies[0] : replies.find(({ when }) => when === null);
}

/**
 * Copies a reply of a hit; false if nothing was copied. Where none was meant, the agent has to say which.
 *
 * @param isConfident whether search takes the hit to be the answer
 */
export async function copyReply(hit: Hit, reply: HitReply | undefined, isConfident: boolean): Promise<boolean> {
  if (!reply) {
    const choices = hit.replies
      .filter(({ digit }) => digit !== null)
      .map(({ digit, when }) => `Alt+${digit} ${when ?? '一般情形'}`);
    toast(choices.length > 0 ? `这一条分情形，请选一种：${choices.join('；')}` : '这一条暂无可发送的话术', 'warn');
    return false;
  }
  const copied = await copyText(reply.text, reply.when ? `话术：${reply.when}` : '话术', {
    refusal: hit.refusal?.reason,
    cautions: [
      ...(isConfident ? [] : [cautions.unsure]),
      ...(hit.verify.length > 0 ? [cautions.doubtful] : []),
      ...(hit.status === 'unpublished' ? [cautions.unpublished] : []),
    ],
  });
  if (copied) report('copy', { number: hit.number, which: 'reply' });
  return copied;
}
