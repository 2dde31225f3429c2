import { type Entry, type Leaf, leavesOf } from '../../entry/entry.ts';
import type { Place } from '../../entry/problem.ts';
import { foldLines } from '../claims.ts';
import { isReviewedAnew, reviewToWrite } from '../fresh-review.ts';
import { freshNotes, freshSentences } from '../fresh-sentences.ts';
import { hasComeFrom, hasMoved } from '../moved.ts';
import type { CheckedCorpus, Rule } from '../rule.ts';
import { fieldPlace } from '../source-document.ts';
import { type Change, changesBetween, meaning } from '../word-changes.ts';

const entryWith = (reply: string) =>
  `---\nnumber: 1001\ntitle: 灵感值在不同平台可以通用吗？\nstatus: published\n---\n\n:::话术\n${reply}\n:::\n`;
const before = { 'content/membership/a.md': entryWith('您好，只要绑定的快手 ID 相同，灵感值就可以通用。') };

export const reworded: Rule = {
  id: 'reworded',
  why: '话术一改，说的可能就是另一回事：少了半句、换了一个词、步骤倒了，都要有人再核对一遍。',
  bad: {
    base: before,
    files: { 'content/membership/a.md': entryWith('您好，▸只要绑定的快手 ID 不同，灵感值就可以通用。') },
  },
  good: {
    base: before,
    files: { 'content/membership/a.md': entryWith('您好，请您只要绑定的快手 ID 相同，灵感值就可以通用了。') },
  },
  checkCorpus(corpus, report) {
    const { base, entries } = corpus;
    if (!base) return;
    const oldOf = new Map([...base.entries.values()].map(({ entry }) => [entry?.number, entry]));
    for (const { entry, text } of entries) {
      const old = oldOf.get(entry.number);
      if (!old || !base.changed.has(entry.path)) continue;
      const question = { name: '问题', at: fieldPlace({ text }, 'title'), changes: questionChanged(old, entry) };
      const doubts = { name: '疑点', at: fieldPlace({ text }, 'verify'), changes: doubtsChanged(old, entry) };
      const blocks = kinds.map(({ kind, name }) => ({
        name,
        at: placeOfFirst(corpus, entry, kind) ?? question.at,
        changes: blocksChanged(corpus, old, entry, kind),
      }));
      for (const { name, at, changes } of [question, doubts, ...blocks])
        if (changes.length > 0) report(entry.path, at, `${name}改了：${tell(changes)}；${advice(corpus, old, entry)}`);
    }
  },
};

const kinds = [
  { kind: 'reply', name: '话术' },
  { kind: 'internal', name: '内部说明' },
  { kind: 'escalation', name: '升级的条件' },
] as const satisfies { kind: Leaf['kind']; name: string }[];
type Kind = (typeof kinds)[number]['kind'];

function questionChanged(old: Entry, now: Entry): Change[] {
  return now.aliases.includes(old.title) ? [] : changesBetween(foldLines(old.title), foldLines(now.title));
}

/** What doubts say no longer. One more warns, and a doubt that is gone without a review is an error of its own. */
function doubtsChanged(old: Entry, now: Entry): Change[] {
  if (now.verify.length < old.verify.length && !isReviewedAnew(now, old)) return [];
  return changesBetween(old.verify.join('\n'), now.verify.join('\n')).filter((change) => meaning(change.old) !== '');
}

function blocksChanged(corpus: CheckedCorpus, old: Entry, now: Entry, kind: Kind): Change[] {
  const [lost, kept] = [old, now].map((entry) => leavesOf(entry, kind).flatMap(({ text }) => sentencesIn(text))) as [
    string[],
    string[],
  ];
  const [stood, stands] = [new Set(lost), new Set(kept)];
  return changesBetween(
    lost.filter((text) => stands.has(text) || !hasMoved(corpus, now.path, { kind, text })).join('\n'),
    kept.filter((text) => stood.has(text) || !hasComeFrom(corpus, now.number, text)).join('\n'),
  );
}

/** All sentences, however short: a step of three words that is taken away or put elsewhere counts as well. */
function sentencesIn(text: string): string[] {
  return foldLines(text)
    .split(/[。!?;\n]/)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

/** So many changes are told one by one; a person who checks more reads the whole text. */
const mostTold = 3;

function tell(changes: readonly Change[]): string {
  const told = changes.slice(0, mostTold).map(({ old, now }) => {
    if (meaning(old) === '') return `多了「${short(now)}」`;
    return meaning(now) === '' ? `少了「${short(old)}」` : `「${short(old)}」改成了「${short(now)}」`;
  });
  return `${told.join('，')}${changes.length > mostTold ? `，还有 ${changes.length - mostTold} 处` : ''}`;
}

function advice(corpus: CheckedCorpus, old: Entry, now: Entry): string {
  return now.reviewed && isReviewedAnew(now, old)
    ? `合并前请${now.reviewed.by}的人确认，${now.reviewed.on} 核实的就是现在的意思`
    : `请对着原来的核对，意思变了的话，核实过再写上 ${reviewToWrite(now, corpus)}`;
}

function placeOfFirst(corpus: CheckedCorpus, { path }: Entry, kind: Kind): Place | null {
  const fresh = { reply: freshSentences, internal: freshNotes, escalation: null }[kind]?.(corpus) ?? [];
  const first = fresh.find(({ source, text }) => source.path === path && text.trim() !== '');
  return first ? first.at(first.text.search(/\S/)) : null;
}

function short(text: string): string {
  const line = text.trim().replaceAll('\n', ' ');
  return line.length > 30 ? `${line.slice(0, 30)}…` : line;
}
