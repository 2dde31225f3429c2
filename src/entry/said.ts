import { z } from 'zod';
import { type Chatter, chatter } from './chatter.ts';

/**
 * content/said/: what customers really said, in one file for each entry or gap. Search learns from these sentences; no
 * page shows them.
 *
 *     content/said/1005.yml          answered by entry 1005
 *     content/said/缺口/取消续费.yml   asked, and known to have no answer yet (content/gaps.yml)
 *     content/said/无关.yml           nothing to do with us
 *     content/said/寒暄.yml           greetings and the like: no question at all
 *
 * In a file, sentences stand under the voice that said them, so that search can be measured on voices that were left
 * out of the training.
 */
export interface Said {
  text: string;
  /** Whose sentence it is: a role, or the log and month it comes from. */
  from: string;
  topic: SaidTopic;
  /** Other entries that would answer it too. */
  also: number[];
  path: string;
}

/** What a file of content/said/ belongs to: an entry, a gap, or a kind of sentence that needs no answer. */
export type SaidTopic = { number: number } | { gap: string } | { chatter: Chatter };

export const saidFolder = 'content/said/';
const gapFolder = `${saidFolder}缺口/`;

const sentence = z
  .string({ error: '每一句都要是文字；纯数字和含冒号的请加引号' })
  .trim()
  .min(1, { error: '有一句是空的；请填写或删去' });

/** A file of content/said/: voice → sentences. */
export const saidSchema = z.record(
  z.string(),
  z.array(
    z.union([sentence, z.strictObject({ q: sentence, also: z.array(z.int()).default([]) })], {
      error: '每一句写成文字，或 { q: 原话, also: [也能回答的编号] }',
    }),
    { error: '写成「谁的说法:」，下面每行一句，前面加「- 」' },
  ),
  { error: '写成「谁的说法:」，下面每行一句，前面加「- 」' },
);

/** What a file of content/said/ belongs to, by its name; null for any other name. */
export function saidTopicOf(path: string): SaidTopic | null {
  if (!path.startsWith(saidFolder) || !path.endsWith('.yml')) return null;
  const name = path.slice(path.lastIndexOf('/') + 1, -'.yml'.length);
  if (path.startsWith(gapFolder)) return { gap: name };
  if (path !== `${saidFolder}${name}.yml`) return null;
  if (/^\d{4,}$/.test(name)) return { number: Number(name) };
  const known = chatter.find((word) => word === name);
  return known ? { chatter: known } : null;
}

export function saidPath(topic: SaidTopic): string {
  if ('gap' in topic) return `${gapFolder}${topic.gap}.yml`;
  return `${saidFolder}${'number' in topic ? topic.number : topic.chatter}.yml`;
}
