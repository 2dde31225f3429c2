/** Marks what changed since this reader's last visit. Loads on pages that list entries, never on an entry's own. */
import { nextVisit, type Visit } from '../changes/visit.ts';

const key = 'visit';
const data = document.querySelector<HTMLElement>('[data-changes]')?.dataset['changes'];
if (data) markChanges(JSON.parse(data));

interface Changes {
  latest: number;
  /** Entry number → seconds of its last change. */
  times: Record<string, number>;
}

function markChanges({ latest, times }: Changes): void {
  const visit = nextVisit(recall(), latest, Date.now());
  remember(visit);
  for (const element of document.querySelectorAll<HTMLElement>('[data-entry], .entry-link, [data-changed]')) {
    const number = element.dataset['entry'] ?? element.querySelector('.entry-number')?.textContent?.slice(1);
    const time = Number(element.dataset['changed'] ?? times[number ?? '']);
    if (time > visit.seen) (element.querySelector('.entry-meta') ?? element).append(mark());
  }
  listChanges(visit);
  offerFresh();
}

/** On /changes/, offers to leave only what came since the last visit. Styles hide the rest. */
function offerFresh(): void {
  const button = document.querySelector<HTMLElement>('[data-only-fresh]');
  const fresh = document.querySelectorAll('.change .badge.fresh').length;
  if (!button || fresh === 0) return;
  button.hidden = false;
  button.textContent = `只看上次之后改的 ${fresh} 条`;
  button.addEventListener('click', () =>
    button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true')),
  );
}

/** On the home page, leaves of the newest changes those that came since the last visit, until the reader has taken note. */
function listChanges(visit: Visit): void {
  const list = document.querySelector<HTMLElement>('[data-since]');
  if (!list) return;
  const rows = [...list.querySelectorAll<HTMLElement>('[data-since-change]')];
  for (const row of rows) row.hidden = Number(row.dataset['sinceChange']) <= visit.seen;
  list.hidden = rows.every((row) => row.hidden);
  list.querySelector('[data-since-read]')?.addEventListener('click', () => {
    remember({ ...visit, seen: visit.latest });
    list.hidden = true;
  });
}

function mark(): HTMLElement {
  const element = document.createElement('span');
  element.className = 'badge fresh';
  element.textContent = '有更新';
  element.title = '上次来过之后有改动';
  return element;
}

function recall(): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    // Forbidden or garbage: as if the reader came for the first time.
    return null;
  }
}

function remember(visit: object): void {
  try {
    localStorage.setItem(key, JSON.stringify(visit));
  } catch {
    // Storage may be forbidden; nothing is then marked next time either.
  }
}
