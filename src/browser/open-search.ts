/** Opens search. Its code loads only now: most pages are read without it. */
export function openSearch(event: Event): void {
  event.preventDefault();
  const link = document.querySelector<HTMLAnchorElement>('[data-open-search]');
  if (link) location.assign(link.href);
}
