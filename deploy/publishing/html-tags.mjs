/**
 * @typedef {object} Tag a start tag
 * @property {string} name
 * @property {Map<string, string>} attributes the first of each name, as browsers take it
 * @property {string} text up to the next tag, or all that an element of text holds
 */

/** A comment, a declaration, or the name of a start or end tag. */
const opening = /<(?:!--(?:-?>|[\s\S]*?(?:--!?>|$))|[!?][^>]*>?|\/[^a-z>][^>]*>?|(\/?)([a-z][^\s/>]*))/gi;

/** The end of a tag, or its next attribute: quoted, bare (quotes may stand in it), alone, or quoted without an end. */
const attribute = /[\s/]*(?:(>)|([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>][^\s>]*)|(["'])))?)/y;

/**
 * Elements whose content is text, even if the content looks like markup. Without scripts, browsers read the content of
 * noscript as markup.
 */
const textEnds = new Map(
  ['script', 'style', 'textarea', 'title', 'noscript'].map((name) => [name, new RegExp(`</${name}(?=[\\s/>])`, 'gi')]),
);

/**
 * Start tags in order, as a browser finds them. Markup inside an attribute, a comment or a script does not count.
 *
 * @param {string} html
 * @returns {Generator<Tag>}
 */
export function* readTags(html) {
  for (let at = 0; ; ) {
    const found = matchAt(opening, html, at);
    if (!found) return;
    at = opening.lastIndex;
    const [, slash, written] = found;
    if (!written) continue;
    const { attributes, end } = readAttributes(html, at);
    // A tag that is never closed: browsers drop the tag and everything behind.
    if (end < 0) return;
    at = end;
    if (slash) continue;
    const name = written.toLowerCase();
    const ending = textEnds.get(name);
    const text = html.slice(at, (ending ? matchAt(ending, html, at)?.index : html.indexOf('<', at)) ?? html.length);
    if (ending) at += text.length;
    yield { name, attributes, text };
    if (name === 'noscript') yield* readTags(text);
  }
}

/**
 * @param {string} html
 * @param {number} at after the tag's name
 * @returns {{ attributes: Map<string, string>, end: number }} `end`: after the tag, or -1
 */
function readAttributes(html, at) {
  const attributes = new Map();
  for (let here = at; ; here = attribute.lastIndex) {
    const found = matchAt(attribute, html, here);
    if (!found || found[6]) return { attributes, end: -1 };
    if (found[1]) return { attributes, end: attribute.lastIndex };
    const key = (found[2] ?? '').toLowerCase();
    if (!attributes.has(key)) attributes.set(key, decodeReferences(found[3] ?? found[4] ?? found[5] ?? ''));
  }
}

/** Named characters that our pages use. Any other name stays as it is, and makes an address that is refused. */
const characters = new Map([
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['lt', '<'],
  ['gt', '>'],
]);

/** @param {string} text an attribute's value, or a text */
export function decodeReferences(text) {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));?/gi, (whole, hex, decimal, name) => {
    if (name) return characters.get(name) ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  });
}

/** @returns {RegExpExecArray | null} the first match from there on, or exactly there if the pattern is sticky */
function matchAt(/** @type {RegExp} */ pattern, /** @type {string} */ text, /** @type {number} */ at) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
