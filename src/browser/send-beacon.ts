import { type Report, toQuery } from '../usage/beacon-query.ts';
import { mask } from '../usage/mask.ts';

const address = document.querySelector<HTMLMetaElement>('meta[name=beacon]')?.content;

addEventListener('report', (event) => {
  const report = (event as CustomEvent<Report>).detail;
  if (isRepeated(report)) return;
  // `keepalive` lets it arrive although the page is being left; a lost one is no reason to disturb an agent.
  fetch(`${address}?${toQuery(report)}`, { keepalive: true, cache: 'no-store' }).catch(() => {});
});

/** Whether a search only repeats the last search: the page was reloaded, the reader came back, or chose a filter. */
function isRepeated(report: Report): boolean {
  if (report.kind !== 'search' && report.kind !== 'none') return false;
  const key = `beacon-${report.kind}`;
  const query = mask(report.query);
  try {
    if (sessionStorage.getItem(key) === query) return true;
    sessionStorage.setItem(key, query);
    // After any other search, the next search without a result is reported again.
    if (report.kind === 'search') sessionStorage.removeItem('beacon-none');
  } catch {
    // Storage may be forbidden: a repeated search then counts twice.
  }
  return false;
}
