import { type Report, toQuery } from '../usage/beacon-query.ts';
import { mask } from '../usage/mask.ts';

const address = document.querySelector<HTMLMetaElement>('meta[name=beacon]')?.content;

addEventListener('report', (event) => {
  const report = withQuestion((event as CustomEvent<Report>).detail);
  if (isRepeated(report)) return;
  // `keepalive` lets it arrive although the page is being left; a lost one is no reason to disturb an agent.
  fetch(`${address}?${toQuery(report)}`, { keepalive: true, cache: 'no-store' }).catch(() => {});
});

/** Where the tab keeps what was searched last, masked, and the number of the entry that was opened from its results. */
const lastSearch = 'beacon-searched';

// Whoever opened this page another way than from the results has left them, and copies something else.
attempt(() => {
  if (searched()[1] === null) sessionStorage.removeItem(lastSearch);
});

/** A copy with the search that led to it: one from the results, or on the page of the entry that was opened from them. */
function withQuestion(report: Report): Report {
  let told = report;
  attempt(() => {
    if (report.kind === 'search') remember(report.query, null);
    if (report.kind === 'open') remember(report.query, report.number);
    if (report.kind !== 'copy') return;
    const [query, opened] = searched();
    if (query !== '' && (opened === null || opened === report.number)) told = { ...report, query };
  });
  return told;
}

function remember(query: string, opened: number | null): void {
  sessionStorage.setItem(lastSearch, JSON.stringify([mask(query), opened]));
}

function searched(): [query: string, opened: number | null] {
  return JSON.parse(sessionStorage.getItem(lastSearch) ?? '["", null]') as [string, number | null];
}

/** Storage may be forbidden: then nobody knows what led to a copy. */
function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // What is reported lacks the search, and is reported all the same.
  }
}

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
