import { readTags } from './html-tags.mjs';

/**
 * What a built page refers to and runs, read from its HTML.
 *
 * @typedef {object} Page
 * @property {string[]} links addresses that a reader follows by choice
 * @property {string[]} loads addresses that the browser asks for by itself, or that a form is sent to
 * @property {string | null} refresh where the page leads on by itself
 * @property {string[]} scripts bodies of inline scripts
 * @property {string[]} forbidden what no page of ours has, and the Content-Security-Policy would block
 * @property {string | null} banner the confidentiality line, with its attributes
 */

/** Attributes that hold addresses, and how to read the addresses of each. */
const addresses = {
  href: one,
  'xlink:href': one,
  src: one,
  action: one,
  formaction: one,
  poster: one,
  background: one,
  'data-short-link': one,
  ping: (/** @type {string} */ value) => value.split(/\s+/).filter(Boolean),
  srcset: candidates,
  imagesrcset: candidates,
};

/** Elements whose href is followed by choice. */
const links = new Set(['a', 'area']);

/** Elements that bring in another page, change what addresses mean, style by themselves or hide how they are read. */
const forbidden = new Set(
  'style base iframe frame frameset object embed applet animate set xmp noembed noframes plaintext'.split(' '),
);

/**
 * @param {string} html
 * @returns {Page}
 */
export function readPage(html) {
  /** @type {Page} */
  const page = { links: [], loads: [], refresh: null, scripts: [], forbidden: [], banner: null };
  for (const { name, attributes, text } of readTags(html)) {
    for (const [attribute, value] of attributes) {
      const read = addresses[/** @type {keyof typeof addresses} */ (attribute)];
      if (read) page[attribute === 'href' && links.has(name) ? 'links' : 'loads'].push(...read(value));
      if (attribute === 'style' || attribute === 'srcdoc' || attribute.startsWith('on'))
        page.forbidden.push(`<${name} ${attribute}>`);
    }
    if (forbidden.has(name)) page.forbidden.push(`<${name}>`);
    // Inside a drawing, browsers read the content of these two elements as markup.
    if ((name === 'title' || name === 'textarea') && /<[a-z!/?]/i.test(text)) page.forbidden.push(`<${name}>`);
    if (name === 'script' && !attributes.has('src')) page.scripts.push(text);
    if (attributes.get('http-equiv')?.toLowerCase() === 'refresh') {
      page.refresh = refreshTarget(attributes.get('content') ?? '');
      if (page.refresh) page.loads.push(page.refresh);
    }
    if (attributes.get('class') === 'confidential') page.banner ??= `${[...attributes].join(' ')} ${text}`;
  }
  return page;
}

/** @returns {string | null} `/a/` of `0; url=/a/`; null if the page only loads itself again */
function refreshTarget(/** @type {string} */ content) {
  const written = content.replace(/^[\s\d.]*[;,]?\s*(?:url\s*=\s*)?["']?/i, '');
  return written.split(/["']/)[0]?.trim() || null;
}

function one(/** @type {string} */ value) {
  return [value];
}

/** The addresses of `/a.png 1x, /b.png 2x`. */
function candidates(/** @type {string} */ value) {
  return value.split(',').flatMap((candidate) => candidate.trim().split(/\s/)[0] || []);
}
