import { siteHealth } from '../site/health.ts';
import { healthCsv } from '../state/health-csv.ts';

export async function GET(): Promise<Response> {
  const { judged, ...context } = await siteHealth();
  return new Response(healthCsv(judged, context), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
}
