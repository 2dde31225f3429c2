/** Files of the build that a script or style sheet names: imports, Vite's preload list (from the base), url(). */
const names = [
  /["'`](\.{1,2}\/[\w./-]+\.(?:js|css|wasm|json))["'`]/g,
  /["'`](?<fromBase>_astro\/[\w./-]+)["'`]/g,
  /url\(\s*["']?(?!data:|#)([^"')]+)["']?\s*\)/g,
];

/** Imports from another host. */
const elsewhere = /(?:\bfrom|import)\s*\(?\s*["'`]((?:[a-z][a-z\d+.-]*:|\/\/)[^"'`]*)["'`]/gi;

/**
 * Files that a script or style sheet loads.
 *
 * @param {string} code
 * @param {string} base
 * @returns {string[]} addresses
 */
export function readAsset(code, base) {
  return [...names, elsewhere].flatMap((pattern) =>
    [...code.matchAll(pattern)].map(({ 1: address = '', groups }) => (groups?.['fromBase'] ? base : '') + address),
  );
}
