import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from './json.mjs';

const replies = 'replies.json';
const together = 'llms-full.txt';
const markdown = /^q\/\d+\.md$/;

/**
 * Compares the files for other programs with entries.json. A build may have been made without some of them.
 *
 * @param {string} directory
 * @param {ReadonlySet<string>} known the build's files
 * @param {readonly any[]} entries of entries.json
 * @returns {string[]} problems
 */
export function checkFeeds(directory, known, entries) {
  const read = (/** @type {string} */ file) => readFileSync(join(directory, file), 'utf8');
  const beginnings = entries.map(({ number }) => ({ number, file: `q/${number}.md`, head: `# ${number} ` }));
  const hasMarkdown = [...known].some((file) => markdown.test(file));
  const separate = beginnings.flatMap(({ file, head }) => {
    if (!known.has(file)) return [`缺少 ${file}，别的条目有`];
    return read(file).startsWith(head) ? [] : [`${file} 不是这一条的内容`];
  });
  const text = known.has(together) ? `\n${read(together)}` : null;
  return [
    ...(known.has(replies) ? checkReplies(readJson(directory, replies), entries) : []),
    ...(hasMarkdown ? separate : []),
    ...(text === null ? [] : beginnings.filter(({ head }) => !text.includes(`\n${head}`))).map(
      ({ number }) => `${together} 里没有条目 ${number}`,
    ),
  ];
}

/** Whatever is sent to customers has to be a reply of an entry that is published, without doubts and valid on the file's day. */
function checkReplies(/** @type {any} */ file, /** @type {readonly any[]} */ entries) {
  if (file === undefined) return [];
  if (file?.version !== 1 || typeof file.day !== 'string' || !Array.isArray(file.replies))
    return [`${replies} 不是话术的列表`];
  const open = entries.filter(
    ({ status, verify, validFrom, validUntil }) =>
      status === 'published' &&
      verify?.length === 0 &&
      (validFrom ?? file.day) <= file.day &&
      file.day <= (validUntil ?? file.day),
  );
  const allowed = new Set(
    open.flatMap(({ replies: own = [], ...entry }) =>
      own.map((/** @type {any} */ { when, text }) => keyOf({ ...entry, condition: when, text })),
    ),
  );
  return file.replies
    .filter((/** @type {any} */ reply) => !allowed.has(keyOf(reply ?? {})))
    .map((/** @type {any} */ reply) => `${replies} 里条目 ${reply?.number} 的话术不能发给客户，或与条目不一样`);
}

/** What makes a reply the same for a program that sends it. */
function keyOf(/** @type {any} */ { number, condition, text, validFrom = null, validUntil = null }) {
  return JSON.stringify([number, condition, text, validFrom, validUntil]);
}
