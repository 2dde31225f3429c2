import { type Entry, leavesOf } from '../../entry/entry.ts';
import { foldLines, turnsIn } from '../claims.ts';
import { isReviewedAnew } from '../fresh-review.ts';
import { freshSentences } from '../fresh-sentences.ts';
import { fold } from '../readable.ts';
import type { CheckedCorpus, Rule } from '../rule.ts';
import { likeness, sentencesOf } from '../sentences.ts';
import { fieldPlace } from '../source-document.ts';
import { verdictOf } from './reversed-answer.ts';

const entryWith = (reply: string) =>
  `---\nnumber: 1001\ntitle: 灵感值在不同平台可以通用吗？\nstatus: published\n---\n\n:::话术\n${reply}\n:::\n`;

export const turnedWord: Rule = {
  id: 'turned-word',
  why: '一句话只换了一个词，例如「相同」换成「不同」，说的就是另一回事，看的人却容易看漏。',
  bad: {
    base: { 'content/membership/a.md': entryWith('您好，只要绑定的快手 ID 相同，灵感值就可以通用。') },
    files: { 'content/membership/a.md': entryWith('您好，▸只要绑定的快手 ID 不同，灵感值就可以通用。') },
  },
  good: {
    base: { 'content/membership/a.md': entryWith('您好，只要绑定的快手 ID 相同，灵感值就可以通用。') },
    files: { 'content/membership/a.md': entryWith('您好，只要绑定的是相同的快手 ID，灵感值就能通用。') },
  },
  checkCorpus(corpus, report) {
    const changed = new Map(changedUnreviewed(corpus).map((change) => [change.entry.path, change]));
    for (const { entry, before, text } of changed.values())
      for (const problem of [questionTurned(entry, before), verdictGone(entry, before)])
        if (problem) report(entry.path, fieldPlace({ text }, 'title'), problem);
    for (const { source, text, at } of freshSentences(corpus)) {
      const change = changed.get(source.path);
      const turned = change ? sentenceTurned(text.trim(), change) : null;
      if (turned)
        report(source.path, at(text.search(/\S/)), `${turned}，意思可能变了；请核对，核实过请写上新的 reviewed`);
    }
  },
};

/** An entry that stood before, with no new review. */
interface Change {
  entry: Entry;
  before: Entry;
  /** The source of the entry. */
  text: string;
}

function changedUnreviewed({ base, entries }: CheckedCorpus): Change[] {
  return entries.flatMap(({ entry, text }) => {
    const before = base?.entries.get(entry.path)?.entry;
    return before && !isReviewedAnew(entry, before) ? [{ entry, before, text }] : [];
  });
}

function questionTurned(entry: Entry, before: Entry): string | null {
  return isTurned(before.title, entry.title) && saidBy(entry).join() === saidBy(before).join()
    ? `问题从「${before.title}」改成了「${entry.title}」，意思像是反过来了，话术却没有改；请核对，核实过请写上新的 reviewed`
    : null;
}

function verdictGone(entry: Entry, before: Entry): string | null {
  const verdict = verdictOf(before);
  return verdict && !verdictOf(entry) && !saidBy(entry).some((sentence) => sentence.startsWith(verdict.clause))
    ? `原来第一句就答「${verdict.clause}」，现在没有先说能或不能；请核对意思有没有变，核实过请写上新的 reviewed`
    : null;
}

/** What of a sentence of the old reply stands turned in its new wording. */
function sentenceTurned(own: string, { entry, before }: Change): string | null {
  const kept = new Set(saidBy(entry));
  const old = saidBy(before)
    .filter((sentence) => !kept.has(sentence) && likeness(own, sentence) >= alike)
    .toSorted((a, b) => likeness(own, b) - likeness(own, a))[0];
  return old ? wordTurned(old, own) : null;
}

/** Whether a question now asks the opposite, or about another word of a row. 能不能 asks what 能 does. */
function isTurned(before: string, now: string): boolean {
  const [old, fresh] = [before, now].map((title) => fold(title).replace(/(.)[不没]\1/g, '$1')) as [string, string];
  if (old === fresh || likeness(old, fresh) < alike) return false;
  return turnsIn(old) % 2 !== turnsIn(fresh) % 2 || wordTurned(old, fresh) !== null;
}

/** From which likeness on a sentence is the new wording of an old one. */
const alike = 0.5;

/** Each row holds ways of saying something of which only one can be meant. */
const rows: readonly (readonly RegExp[])[] = [
  [/相同|一致|同一/g, /不同|不一致|不是同一/g],
  [/只要|必须先/g, /即使|不管|无论/g],
  [/只能|只有|仅|(?<!要)只支持/g, /所有|任何|都能|都可以|不限/g],
  [/以内|之内|不超过|不大于/g, /以上|至少|(?<!不)超过/g],
  [/之前|以前|前/g, /之后|以后|后/g],
  [/立即|马上/g, /到期|结束|顺延/g],
  [/低于|更低|较低/g, /高于|更高|较高/g],
  [/最多|最长/g, /最少|最短|至少/g],
  [/国内/g, /海外|国外/g],
  [/无需|不用|不必|不需要/g, /必须|(?<!不)需要|(?<!不)要先/g],
  [/增加|延长/g, /减少|缩短/g],
  [/多次|多个|多台|几个|几次/g, /一次(?!性)|一个|一台/g],
  [/普通用户|个人/g, /开发者|企业/g],
  [/打开|开启|保留/g, /关闭|关掉/g],
  [/免费/g, /收费|付费/g],
  [/全部|一次性/g, /部分|按月|分批/g],
  [/网页端/g, /快影app/g, /小程序/g, /手机app|独立app/g],
  [/黄金/g, /铂金/g, /钻石/g],
  [/单品/g, /订阅/g],
  [/连续包月/g, /连续包季/g],
  [/图片/g, /视频/g],
];

/** What of a row's ways now stands where another one stood, or which two changed places. */
function wordTurned(old: string, now: string): string | null {
  for (const row of rows) {
    const [before, after] = [waysIn(old, row), waysIn(now, row)];
    const count = (ways: readonly Way[], at: number) => ways.filter((way) => way.at === at).length;
    const lost = before.find(({ at }) => count(before, at) > count(after, at));
    const gained = after.find(({ at }) => count(after, at) > count(before, at));
    if (lost && gained) return `「${lost.written}」换成了「${gained.written}」`;
    const order = (ways: readonly Way[]) => ways.map(({ at }) => at).join();
    if (!lost && !gained && order(before) !== order(after) && clausesOf(old) !== clausesOf(now))
      return `「${before[0]?.written}」和「${before.find(({ at }) => at !== before[0]?.at)?.written}」换了位置`;
  }
  return null;
}

interface Way {
  /** Its place in the row. */
  at: number;
  written: string;
  index: number;
}

function waysIn(text: string, row: readonly RegExp[]): Way[] {
  return row
    .flatMap((word, at) => [...text.matchAll(word)].map(({ 0: written, index }) => ({ at, written, index })))
    .sort((a, b) => a.index - b.index);
}

/** The clauses of a sentence, whatever their order. */
function clausesOf(text: string): string {
  return text
    .replace(/^\d+\./, '')
    .split(/[,、:]/)
    .sort()
    .join('\n');
}

function saidBy(entry: Entry): string[] {
  return leavesOf(entry, 'reply').flatMap(({ text }) => sentencesOf(foldLines(text)).map((sentence) => sentence.text));
}
