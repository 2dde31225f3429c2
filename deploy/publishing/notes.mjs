import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { faultOfName, hashed, listFiles } from './build-files.mjs';
import { readJson } from './json.mjs';
import { readOr } from './refusal.mjs';
import { verifyBuild } from './verify.mjs';

/** @typedef {import('./store.mjs').Published} Published */

/** The time in a build's id. */
const timeInId = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-/;

/**
 * What is known of a build in the store. A note that is damaged, lost or cannot be read must not make the live build unknown: the next
 * publishing would drop the live build, and files that open pages need.
 *
 * @param {string} folder builds/<id>
 * @returns {Published | null} null if there is no build
 */
export function readNote(folder) {
  const isThere = statSync(join(folder, 'build.json'), { throwIfNoEntry: false })?.isFile();
  const note = isThere
    ? readOr(
        () => readJson(folder, 'build.json'),
        () => undefined,
      )
    : undefined;
  return isNote(note) && note.id === basename(folder) ? note : rereadBuild(folder);
}

/** @returns {note is Published} */
function isNote(/** @type {any} */ note) {
  return (
    Number.isInteger(note?.stamp) &&
    typeof note.base === 'string' &&
    [note.scripts, note.assets].every((list) => Array.isArray(list))
  );
}

/** @returns {Published | null} what the files tell: all but what was live before */
function rereadBuild(/** @type {string} */ folder) {
  const id = basename(folder);
  const www = join(folder, 'www');
  const [, ...time] = timeInId.exec(id) ?? [];
  if (time.length === 0 || !statSync(www, { throwIfNoEntry: false })?.isDirectory()) return null;
  const pages = listFiles(www).files.filter((file) => basename(file) === '404.html');
  const [page] = pages.sort((a, b) => a.length - b.length);
  if (page === undefined) return null;
  const base = `/${page.slice(0, -'404.html'.length)}`;
  const { entries, scripts, files } = verifyBuild(join(www, base));
  const assets = files.filter((file) => hashed.test(file) && faultOfName(file) === null);
  const [year, month, day, ...clock] = time;
  const stamp = Date.parse(`${year}-${month}-${day}T${clock.join(':')}Z`) / 1000;
  return { id, stamp, former: null, base, entries, scripts, assets };
}
