import type { APIRoute, GetStaticPaths } from 'astro';
import { shanghaiDate } from '../entry/days.ts';
import { toRepliesJson } from '../export/replies-json.ts';
import { buildFlags } from '../site/build-flags.ts';
import { buildTime } from '../site/build-time.ts';
import { allEntries, entryMarkdowns, withBase } from '../site/collections.ts';
import { settings } from '../site/settings.ts';

/** Files for other programs, at the top of the site. */
const feeds: Record<string, { isOn: boolean; write: () => Promise<string> }> = {
  'replies.json': { isOn: buildFlags.replies, write: writeReplies },
  'llms-full.txt': { isOn: buildFlags.llms, write: writeLlms },
};

export const getStaticPaths = (() =>
  Object.entries(feeds).flatMap(([feed, { isOn }]) => (isOn ? { params: { feed } } : []))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params: { feed = '' } }) => new Response(await feeds[feed]?.write());

async function writeReplies(): Promise<string> {
  const today = shanghaiDate(buildTime());
  return JSON.stringify(toRepliesJson(await allEntries(), { today, base: withBase('') }));
}

async function writeLlms(): Promise<string> {
  const { title, description, confidentiality } = settings;
  const head = `${title}：${description}。${confidentiality}。每一条以编号开头；标着「内部」的不能发给客户。\n`;
  return [head, ...(await entryMarkdowns()).values()].join('\n');
}
