import type { APIContext, GetStaticPaths } from 'astro';
import { healthCsv } from '../../health/health-csv.ts';
import { type MeasureId, measures } from '../../health/measures.ts';
import { siteHealth } from '../../site/site-health.ts';

export const getStaticPaths = (() =>
  measures.map(({ id }) => ({ params: { measure: id }, props: { id } }))) satisfies GetStaticPaths;

export async function GET({ props }: APIContext<{ id: MeasureId }>): Promise<Response> {
  const { judged, ...context } = await siteHealth();
  return new Response(healthCsv(judged, context, props.id), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
}
