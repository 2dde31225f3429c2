import { checkKept } from './kept-checksums.mjs';
import { knowsSettings, nginxConf } from './nginx-settings.mjs';
import { findLive, listBuilds } from './store.mjs';

/**
 * What a monitor has to know of the published site, as Prometheus reads it.
 *
 * @param {string} target
 * @returns {string}
 */
export function formatMetrics(target) {
  const kept = listBuilds(target);
  const live = findLive(target);
  const isRead = live ? knowsSettings(target, nginxConf(live, kept)) : true;
  /** @type {[name: string, help: string, value: number][]} */
  const gauges = [
    ['published', 'Whether a build is live.', live ? 1 : 0],
    ['built_timestamp_seconds', 'The time of the live build: that of its commit.', live?.stamp ?? 0],
    ['entries', 'Entries of the live build.', live?.entries ?? 0],
    ['kept_builds', 'Builds that one can go to.', kept.length],
    ['settings_unread', 'Whether nginx still has to read settings of the live build.', isRead ? 0 : 1],
    [
      'damaged_files',
      'Files of the live build that differ from what was built.',
      live ? damagedFiles(target, live) : 0,
    ],
  ];
  const lines = gauges.flatMap(([name, help, value]) => [
    `# HELP kling_qa_${name} ${help}`,
    `# TYPE kling_qa_${name} gauge`,
    `kling_qa_${name} ${value}`,
  ]);
  return `${lines.join('\n')}\n`;
}

/** @returns {number} 0 where checksums were not kept */
function damagedFiles(/** @type {string} */ target, /** @type {import('./store.mjs').Published} */ live) {
  return checkKept(target, live)?.length ?? 0;
}
