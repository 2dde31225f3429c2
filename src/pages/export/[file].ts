import type { APIRoute, GetStaticPaths } from 'astro';
import { shanghaiDate } from '../../entry/days.ts';
import { exportedFiles, exportNames } from '../../sheets/workbook.ts';
import { buildTime } from '../../site/build-time.ts';
import { allEntries, allTopics, oncePerBuild } from '../../site/collections.ts';
import { readSources } from '../../site/content-files.ts';
import { settings } from '../../site/settings.ts';

/** All entries as sheets: /export/review.xlsx, /export/questions.csv and the like. */
export const getStaticPaths = (() => exportNames.map((file) => ({ params: { file } }))) satisfies GetStaticPaths;

const sheets = oncePerBuild(async () => {
  const topics = Object.fromEntries((await allTopics()).map((topic) => [topic.id, topic]));
  return exportedFiles(readSources(await allEntries()), topics, {
    confidentiality: settings.confidentiality,
    modified: buildTime(),
    today: shanghaiDate(buildTime()),
  });
});

export const GET: APIRoute<never, { file: string }> = async ({ params: { file } }) => {
  const body = await (await sheets())[file]?.();
  if (body === undefined) return new Response(null, { status: 404 });
  return new Response(typeof body === 'string' ? body : new Uint8Array(body));
};
