/** Stands for ours when addresses are resolved as a browser does it. */
const origin = 'http://site.invalid';

/** How a link of a reply may leave the site. */
const leaving = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** Hosts that no reply names: an address of numbers, or letters of other scripts, which look like those of a known host. */
const disguised = /^(?:\[.*\]|[\d.]+)$|(?:^|\.)xn--/;

/** Answered by nginx, not by a file. */
const answered = new Set(['watermark.svg', 'beacon']);

/**
 * What is wrong with an address: it is none, leads out of the site by itself, or nothing is there.
 *
 * @param {string} url as it is written
 * @param {string} from address of the file it is written in
 * @param {{ base: string, known: ReadonlySet<string> }} site
 * @param {{ byChoice?: boolean }} [options] `byChoice`: followed by a reader only
 * @returns {string | null} in Chinese
 */
export function faultOf(url, from, { base, known }, { byChoice = false } = {}) {
  const target = resolve(url, from);
  if (!target) return `引用的 ${url} 不是有效的网址`;
  if (target.origin !== origin) {
    if (!byChoice || !leaving.has(target.protocol)) return `会自己连到站外：${url}`;
    return disguised.test(target.hostname) ? `链接的 ${url} 不是看得懂的域名` : null;
  }
  if (!target.pathname.startsWith(base)) return `引用了 ${base} 以外的 ${url}`;
  const path = decodePath(target.pathname.slice(base.length));
  if (path === null) return `引用的 ${url} 不是有效的网址`;
  const wanted = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  return known.has(wanted) || answered.has(wanted) ? null : `引用的 ${url} 不存在`;
}

function resolve(/** @type {string} */ url, /** @type {string} */ from) {
  try {
    return new URL(url, origin + from);
  } catch {
    return null;
  }
}

function decodePath(/** @type {string} */ path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
