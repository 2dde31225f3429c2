import type { APIRoute, GetStaticPaths } from 'astro';
import { exportedFiles, exportNames } from '../../sheets/workbook.ts';
import { buildTime } from '../../site/build-time.ts';
import { allEntries, allTopics } from '../../site/collections.ts';
import { readSources } from '../../site/content-files.ts';
import { settings } from '../../site/settings.ts';

/** All entries as sheets: /export/review.xlsx, /export/questions.csv and the like. */
export const getStaticPaths = (() => exportNames.map((file) => ({ params: { file } }))) satisfies GetStaticPaths;

export const GET: APIRoute<never, { file: string }> = async ({ params: { file } }) => {
  const entries = await allEntries();
  const topics = Object.fromEntries((await allTopics()).map((topic) => [topic.id, topic]));
  const files = exportedFiles(readSources(entries), topics, {
    confidentiality: settings.confidentiality,
    modified: buildTime(),
  });
  const body = await files[file]?.();
  if (body === undefined) return new Response(null, { status: 404 });
  return new Response(typeof body === 'string' ? body : new Uint8Array(body));
};
