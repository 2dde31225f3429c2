/** The site's base without its last slash. */
export function base(): string {
  return import.meta.env.BASE_URL.replace(/\/$/, '');
}
