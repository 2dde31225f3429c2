/**
 * What nginx has to know of the builds (http level). Hashes of all kept builds are allowed, so that neither a deploy
 * nor a rollback blocks a script of a page that is on its way.
 *
 * @param {import('./store.mjs').Published} live
 * @param {readonly import('./store.mjs').Published[]} kept
 * @returns {string}
 */
export function nginxConf(live, kept) {
  const hashes = [...new Set([live, ...kept].flatMap(({ scripts }) => scripts))].sort();
  const redirects = Object.entries(live.redirects).filter((pair) => pair.every((path) => /^[\w./-]+$/.test(path)));
  return [
    '# Written by deploy/publish; changes here are lost.',
    `map "" $kling_qa_base { default ${live.base}; }`,
    `map "" $kling_qa_script_hashes { default "${hashes.map((hash) => ` ${hash}`).join('')}"; }`,
    'map $kling_qa_path $kling_qa_target {',
    '    default "";',
    ...redirects.map(([from, to]) => `    ${from} ${to};`),
    '}',
    '',
  ].join('\n');
}
