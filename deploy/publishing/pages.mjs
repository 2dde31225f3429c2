/**
 * What a built page refers to and runs, read from its HTML.
 *
 * @typedef {object} Page
 * @property {string[]} references addresses in href, src, action, data-short-link
 * @property {string | null} refresh where the page leads on by itself
 * @property {string[]} scripts bodies of inline scripts
 * @property {string[]} forbidden inline styles and handlers, which the Content-Security-Policy would block
 * @property {string | null} banner the confidentiality line
 *
 * @typedef {{ name: string, attributes: Map<string, string>, text: string }} Tag `text`: up to the next tag, or all of a script
 */

const addresses = ['href', 'src', 'action', 'data-short-link', 'poster'];

/**
 * @param {string} html
 * @returns {Page}
 */
export function readPage(html) {
  /** @type {Page} */
  const page = { references: [], refresh: null, scripts: [], forbidden: [], banner: null };
  for (const { name, attributes, text } of tags(html)) {
    for (const [attribute, value] of attributes) {
      if (addresses.includes(attribute)) page.references.push(value);
      if (attribute === 'style' || attribute.startsWith('on')) page.forbidden.push(`<${name} ${attribute}>`);
    }
    if (name === 'style') page.forbidden.push('<style>');
    if (name === 'script' && !attributes.has('src')) page.scripts.push(text);
    if (attributes.get('http-equiv') === 'refresh') {
      page.refresh = /^\d+;\s*url=(.*)$/.exec(attributes.get('content') ?? '')?.[1] ?? null;
      if (page.refresh) page.references.push(page.refresh);
    }
    if (attributes.get('class') === 'confidential') page.banner ??= text;
  }
  return page;
}

const tag = /<!--[\s\S]*?-->|<([a-z][\w-]*)((?:\s+|\/|[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*)>/gi;
const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g;

/** Elements whose content is text, whatever it looks like. */
const rawText = /^(?:script|style|textarea|title)$/;

/**
 * Start tags in order. Markup in an attribute's value or in a script is none.
 *
 * @param {string} html
 * @returns {Generator<Tag>}
 */
function* tags(html) {
  tag.lastIndex = 0;
  for (let found = tag.exec(html); found; found = tag.exec(html)) {
    const [, name = '', written = ''] = found;
    if (!name) continue;
    const start = tag.lastIndex;
    const lower = name.toLowerCase();
    const end = rawText.test(lower) ? html.toLowerCase().indexOf(`</${lower}`, start) : html.indexOf('<', start);
    const text = html.slice(start, end < 0 ? undefined : end);
    if (rawText.test(lower)) tag.lastIndex = start + text.length;
    const here = tag.lastIndex;
    const attributes = new Map(
      [...written.matchAll(attribute)].map(([, key = '', a, b, c]) => [key.toLowerCase(), decode(a ?? b ?? c ?? '')]),
    );
    yield { name: lower, attributes, text };
    tag.lastIndex = here;
  }
}

/**
 * Files that a script or style sheet loads: static and dynamic imports, Vite's preload list, url().
 *
 * @param {string} code
 * @returns {string[]}
 */
export function readAsset(code) {
  const imports = /["'`](\.{1,2}\/[\w./-]+\.(?:js|css|wasm|json))["'`]|["'`](_astro\/[\w./-]+)["'`]/g;
  const urls = /url\(["']?(?!data:|#)([^"')]+)["']?\)/g;
  return [...code.matchAll(imports), ...code.matchAll(urls)].flatMap(([, a, b]) => a ?? (b ? `/${b}` : []));
}

/**
 * @param {string} text an attribute's value
 * @returns {string}
 */
function decode(text) {
  return text
    .replace(/&#38;|&amp;/g, '&')
    .replace(/&#34;|&quot;/g, '"')
    .replace(/&#39;|&apos;/g, "'");
}
