/**
 * Our changes of Pagefind's client (pagefind.js of the pinned version), each with its reason. A change that no longer
 * finds its place stops the build, so that somebody looks at a new version of Pagefind.
 */
const changes: { why: string; find: RegExp; replace: string }[] = [
  {
    why: 'It would take the page’s language, zh-CN, and cut our tokens again with the browser’s segmenter.',
    find: /var detectLanguage\s*=\s*\(\)\s*=>\s*\{.*?return\s*"unknown";\s*\};/s,
    replace: 'var detectLanguage=()=>"unknown";',
  },
  {
    why: 'A chunk that a deploy took away would be no error, and the page would show results with words missing.',
    find: /(async _loadGenericChunk\(url,\s*method\)\s*\{\s*try\s*\{\s*let compressed_resp\s*=\s*await this\.throttledFetch\(url\);)/,
    replace: '$1if(!compressed_resp.ok)throw new Error(String(compressed_resp.status));',
  },
  {
    why: 'The same: it logged the failure and went on.',
    find: /catch\s*\(e\)\s*\{\s*console\.error\(`Failed to load the index chunk (.*?)\}`\);\s*\}/s,
    replace: 'catch(e){throw e;}',
  },
];

/** @throws if a change no longer finds its place */
export function patchClient(source: string): string {
  return changes.reduce((patched, { why, find, replace }) => {
    if (!find.test(patched)) throw new Error(`pagefind.js has changed, and this patch no longer fits: ${why}`);
    return patched.replace(find, replace);
  }, source);
}
