import { type Entry, leavesOf } from '../entry/entry.ts';
import { cutSource, normalLines } from '../markdown/source.ts';
import { Refusal } from './corpus-edit.ts';

/** The bodies of entries as text: blocks move as they were typed. */

const branchMark = /^::::+\s*情形\[(.*)\]\s*$/;

/**
 * The file of one entry with the blocks of another one behind its own. Blocks outside of branches become a branch, whose
 * condition is the question that they answered.
 *
 * @throws Refusal
 */
export function joinedBodies(text: string, more: string, entry: Entry): string {
  const { own, branches } = readBody(more);
  if (hasEscalation(text) && leavesOf(entry, 'escalation').length > 0)
    throw new Refusal('两条都有升级，一条里只能有一个；请先把其中一条的升级删去，或写进内部说明');
  const general = own === '' ? [] : [`::::情形[${entry.title}]\n\n${own}\n\n::::`];
  return `${[normalLines(text).trimEnd(), ...general, ...branches.map(({ whole }) => whole)].join('\n\n')}\n`;
}

/** The blocks of one branch, and the file without that branch. @throws Refusal */
export function takeBranch(text: string, when: string): { body: string; rest: string } {
  const { branches } = readBody(text);
  const found = branches.find((branch) => branch.when === when);
  if (!found) {
    const all = branches.map((branch) => branch.when).join('、');
    throw new Refusal(`没有「${when}」这个情形；${all ? `可以写：${all}` : '这一条不分情形'}`);
  }
  const rest = normalLines(text)
    .replace(`${found.whole}\n`, () => '')
    .replace(/\n{3,}/g, '\n\n');
  return { body: found.inner, rest: `${rest.trimEnd()}\n` };
}

/** The text behind the front matter. */
export function bodyOf(text: string): string {
  return cutSource(text).body.trim();
}

/** The file with another text behind its front matter. */
export function withBody(text: string, body: string): string {
  return `---\n${cutSource(text).frontMatter}\n---\n\n${body}\n`;
}

function hasEscalation(text: string): boolean {
  return /^:{3,}\s*升级/m.test(text);
}

/** In a file without problems every line that begins with four colons is the mark of a branch, or its end. */
function readBody(text: string): { own: string; branches: { when: string; whole: string; inner: string }[] } {
  const own: string[] = [];
  const branches: { when: string; whole: string; inner: string }[] = [];
  let open: { when: string; lines: string[] } | null = null;
  for (const line of cutSource(text).body.split('\n')) {
    const when = branchMark.exec(line)?.[1];
    if (when !== undefined) open = { when: when.trim(), lines: [line] };
    else if (!open) own.push(line);
    else {
      open.lines.push(line);
      if (!/^::::+\s*$/.test(line)) continue;
      const { lines } = open;
      branches.push({ when: open.when, whole: lines.join('\n'), inner: lines.slice(1, -1).join('\n').trim() });
      open = null;
    }
  }
  return {
    own: own
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    branches,
  };
}
