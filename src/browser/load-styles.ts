const loading = new Map<string, Promise<void>>();

/** Loads styles that a page does not bring along, once. Rejected if they do not load. */
export function loadStyles(href: string): Promise<void> {
  const known = loading.get(href);
  if (known) return known;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  const loaded = new Promise<void>((done, fail) => {
    link.addEventListener('load', () => done());
    link.addEventListener('error', () => fail(new Error(`no styles: ${href}`)));
    document.head.append(link);
  });
  loading.set(href, loaded);
  loaded.catch(() => {
    link.remove();
    loading.delete(href);
  });
  return loaded;
}
