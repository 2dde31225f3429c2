import type { APIContext, GetStaticPaths } from 'astro';
import { siteHealth } from '../../site/health.ts';
import { type MeasureId, measures } from '../../state/health.ts';
import { healthCsv } from '../../state/health-csv.ts';

export const getStaticPaths = (() =>
  measures.map(({ id }) => ({ params: { measure: id }, props: { id } }))) satisfies GetStaticPaths;

export async function GET({ props }: APIContext<{ id: MeasureId }>): Promise<Response> {
  const { judged, ...context } = await siteHealth();
  return new Response(healthCsv(judged, context, props.id), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
}
