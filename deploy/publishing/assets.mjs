/** Files of the build that a script or style sheet names: imports, Vite's preload list (from the base). */
const names = [/["'`](\.{1,2}\/[\w./-]+\.(?:js|css|wasm|json))["'`]/g, /["'`](?<fromBase>_astro\/[\w./-]+)["'`]/g];

/** What a style sheet shows. In a script `url(…)` is the call of a function. */
const shown = /url\(\s*["']?(?!data:|#)([^"')]+)["']?\s*\)/g;

/** Imports from another host. */
const elsewhere = /(?:\bfrom|import)\s*\(?\s*["'`]((?:[a-z][a-z\d+.-]*:|\/\/)[^"'`]*)["'`]/gi;

/**
 * Files that a script or style sheet loads.
 *
 * @param {string} file
 * @param {string} code
 * @param {string} base
 * @returns {string[]} addresses
 */
export function readAsset(file, code, base) {
  const patterns = [...names, elsewhere, ...(file.endsWith('.css') ? [shown] : [])];
  return patterns.flatMap((pattern) =>
    [...code.matchAll(pattern)].map(({ 1: address = '', groups }) => (groups?.['fromBase'] ? base : '') + address),
  );
}
