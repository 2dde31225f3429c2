/**
 * What nginx has to know of the builds (http level): only what hardly ever changes, because a reload cuts connections
 * that are kept open. Hashes of all kept builds are allowed, so that neither a deploy nor a rollback blocks a script of
 * a page that is on its way.
 *
 * @param {import('./store.mjs').Published} live
 * @param {readonly import('./store.mjs').Published[]} kept
 * @returns {string}
 */
export function nginxConf(live, kept) {
  const hashes = [...new Set([live, ...kept].flatMap(({ scripts }) => scripts))].sort();
  return [
    '# Written by deploy/publish; changes here are lost.',
    `map "" $kling_qa_base { default ${live.base}; }`,
    `map "" $kling_qa_script_hashes { default "${hashes.map((hash) => ` ${hash}`).join('')}"; }`,
    '',
  ].join('\n');
}
