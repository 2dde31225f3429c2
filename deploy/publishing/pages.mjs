/**
 * What a built page refers to and runs, read from its HTML. The HTML is Astro's output: attributes in double quotes.
 *
 * @typedef {object} Page
 * @property {string[]} references addresses in href, src, action, data-short-link and refresh, as written
 * @property {string[]} scripts bodies of inline scripts
 * @property {string[]} forbidden inline styles and handlers, which the Content-Security-Policy would block
 * @property {string | null} banner the confidentiality line
 */

const references = /\s(?:href|src|action|data-short-link|poster)="([^"]*)"/g;
const refresh = /http-equiv="refresh" content="\d+;\s*url=([^"]*)"/g;
const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;
const inlineStyle = /<style[\s>]|<[a-z][^<>"]*(?:"[^"]*"[^<>"]*)*\s(?:style|on[a-z]+)="/gi;
const banner = /<p class="confidential"[^>]*>([^<]+)<\/p>/;

/**
 * @param {string} html
 * @returns {Page}
 */
export function readPage(html) {
  return {
    references: [...html.matchAll(references), ...html.matchAll(refresh)].map(([, url = '']) => decode(url)),
    scripts: [...html.matchAll(inlineScript)].map(([, body = '']) => body),
    forbidden: [...html.replace(inlineScript, '').matchAll(inlineStyle)].map(([found]) => found.slice(-60)),
    banner: banner.exec(html)?.[1] ?? null,
  };
}

/**
 * Files that a script or style sheet loads: static and dynamic imports, Vite's preload list, url().
 *
 * @param {string} code
 * @returns {string[]}
 */
export function readAsset(code) {
  const imports = /["'](\.{1,2}\/[\w./-]+\.(?:js|css|wasm|json))["']|["'](_astro\/[\w./-]+)["']/g;
  const urls = /url\(["']?(?!data:|#)([^"')]+)["']?\)/g;
  return [...code.matchAll(imports), ...code.matchAll(urls)].flatMap(([, a, b]) => a ?? (b ? `/${b}` : []));
}

/**
 * @param {string} text an attribute's value
 * @returns {string}
 */
function decode(text) {
  return text.replace(/&#38;|&amp;/g, '&').replace(/&#34;|&quot;/g, '"');
}
