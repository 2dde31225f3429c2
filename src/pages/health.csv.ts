import { healthCsv } from '../health/health-csv.ts';
import { siteHealth } from '../site/site-health.ts';

export async function GET(): Promise<Response> {
  const { judged, ...context } = await siteHealth();
  return new Response(healthCsv(judged, context), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
}
