import { toAtom } from '../../changes/feed.ts';
import { shortUrl } from '../../entry/urls.ts';
import { buildTime } from '../../site/build-time.ts';
import { allTopics, contentHistory, topicPath, withBase } from '../../site/collections.ts';
import { settings } from '../../site/settings.ts';

/** Readers of feeds come often; older changes are on the page. */
const shown = 50;

export async function GET(): Promise<Response> {
  const topics = await allTopics();
  const feed = toAtom((contentHistory()?.changes ?? []).slice(0, shown), {
    title: `${settings.title} · 最近更新`,
    rights: settings.confidentiality,
    id: `${settings.repository.url}/changes`,
    built: buildTime().toISOString(),
    page: withBase('/changes/'),
    self: withBase('/changes/feed.xml'),
    entryHref: (number) => withBase(shortUrl(number)),
    topicLabel: (id) =>
      topicPath(id, topics)
        .map(({ label }) => label)
        .join(' › ') || id,
  });
  return new Response(feed, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
}
