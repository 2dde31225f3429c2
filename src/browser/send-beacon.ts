import { type Report, toQuery } from '../usage/beacon-query.ts';

const address = document.querySelector<HTMLMetaElement>('meta[name=beacon]')?.content;

addEventListener('report', (event) => {
  const query = toQuery((event as CustomEvent<Report>).detail);
  // `keepalive` lets it arrive although the page is being left; a lost one is no reason to disturb an agent.
  fetch(`${address}?${query}`, { keepalive: true, cache: 'no-store' }).catch(() => {});
});
