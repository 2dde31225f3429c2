import { shanghaiDate } from '../entry/days.ts';
import type { CsvContext } from '../health/health-csv.ts';
import { type Judged, judgeHealth } from '../health/measures.ts';
import { buildTime } from './build-time.ts';
import { allEntries, allTopics, lastChange, topicPath, withBase } from './collections.ts';

/** Every entry judged on the day that the build says it is of (build-time.ts). */
export interface Health extends CsvContext {
  judged: Judged[];
}

let known: Health | undefined;

/** The health of all entries, read once per build; in dev each time, because content may change. */
export async function siteHealth(): Promise<Health> {
  if (known && !import.meta.env.DEV) return known;
  const topics = await allTopics();
  const today = shanghaiDate(buildTime());
  const judged = judgeHealth(await allEntries(), Object.fromEntries(topics.map((topic) => [topic.id, topic])), today);
  const labels = new Map(
    topics.map(({ id }) => [
      id,
      topicPath(id, topics)
        .map(({ label }) => label)
        .join(' › '),
    ]),
  );
  known = { judged, today, lastChange, base: withBase(''), topicLabel: (id) => labels.get(id) ?? id };
  return known;
}

/** The address of the list behind a number of the dashboard; `anchor` is the heading of an owner or topic in that list. */
export function listHref(measure: string, anchor?: string): string {
  return withBase(`/health/${measure}/${anchor ? `#${encodeURI(anchor)}` : ''}`);
}

/** The anchors of a list's headings. */
export const anchors = {
  topic: (id: string) => `topic-${id}`,
  owner: (owner: string) => `owner-${owner.replace(/\s+/g, '-')}`,
};
