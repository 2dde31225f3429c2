import { type Entry, leavesOf } from '../../entry/entry.ts';
import type { Place } from '../../entry/problem.ts';
import { type Claim, claimReader, claimsOf, foldLines, Weights } from '../claims.ts';
import { isReviewedAnew, reviewToWrite } from '../fresh-review.ts';
import { freshSentences } from '../fresh-sentences.ts';
import type { CheckedCorpus, Rule } from '../rule.ts';
import { fieldPlace } from '../source-document.ts';
import { type Change, changesBetween, meaning } from '../word-changes.ts';

export const reversedAnswer: Rule = {
  id: 'reversed-answer',
  why: '答复从不能变成能、从以内变成以上（或者反过来），没有人核实过就会错给所有客户。',
  bad: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 删除的作品能恢复吗？\nstatus: published\n---\n\n:::话术\n您好，作品删除之后无法恢复。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 删除的作品能恢复吗？\nstatus: published\n---\n\n:::话术\n您好，▸作品删除之后可以恢复。\n:::\n',
    },
  },
  good: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 删除的作品能恢复吗？\nstatus: published\n---\n\n:::话术\n您好，作品删除之后无法恢复。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 删除的作品能恢复吗？\nreviewed: { on: 2026-11-20, by: 会员组 }\nstatus: published\n---\n\n:::话术\n您好，作品删除之后可以恢复。\n:::\n',
    },
  },
  checkCorpus(corpus, report) {
    const { base, entries, textOf } = corpus;
    for (const { entry } of base ? entries : []) {
      const before = base?.entries.get(entry.path)?.entry;
      if (!before || isReviewedAnew(entry, before)) continue;
      const turned =
        turnedClause(corpus, entry, before) ??
        turnedVerdict(entry, before, textOf(entry.path)) ??
        turnedWord(corpus, entry, before);
      if (turned)
        report(
          entry.path,
          turned.place,
          `原来说「${turned.before}」，现在说「${turned.now}」，意思反过来了；核实过请写上 ${reviewToWrite(entry, corpus)}，不是有意的请改回`,
        );
    }
  },
};

interface Turned {
  before: string;
  now: string;
  place: Place;
}

/** From which likeness on an old clause and a new one are about the same. */
const alike = 0.45;

/** A clause of the old reply whose yes or no the new reply turns round. */
function turnedClause(corpus: CheckedCorpus, entry: Entry, before: Entry): Turned | null {
  const fresh = freshSentences(corpus).filter(({ source }) => source.path === entry.path);
  if (fresh.length === 0) return null;
  const read = claimReader(corpus.words);
  const kept = new Set(read(entry).map(({ text }) => text));
  const gone = read(before).filter(({ text }) => !kept.has(text));
  const weights = new Weights([...read(before), ...read(entry)].map(({ tokens }) => tokens));
  for (const { text, at } of fresh)
    for (const claim of claimsOf(text, corpus.words)) {
      const likeness = (old: Claim) => weights.likeness(claim.tokens, old.tokens);
      const near = gone.toSorted((a, b) => likeness(b) - likeness(a)).filter((old) => likeness(old) >= alike);
      const [closest] = near;
      // Where an old clause said the same yes or no, nothing is turned round; 「只能开一个」 says what 「不能开几个」 does.
      if (closest && near.every(({ isDenied, isOnly }) => isDenied !== claim.isDenied && isOnly === claim.isOnly))
        return { before: closest.text, now: claim.text, place: at(claim.index) };
    }
  return null;
}

/** The yes or no with which a reply begins. */
const verdicts: [isYes: boolean, pattern: RegExp][] = [
  [
    false,
    /^(?:(?:很|非常|十分)?(?:抱歉|遗憾|对不起)|不(?:可以|能|行|支持|通用|是|需要|会|用|包含)|没有|无法|暂?不支持)|(?:没办法|没法儿?|做不到|办不到|不行|[用去做开办买退]不了)了?$/,
  ],
  [
    true,
    /^(?:可以|能|行|支持|通用|是的|需要|会的|有的|当然)|(?<!不)(?:就行|就好|就可以|即可|没问题|是可以的|也可以|都可以)了?$/,
  ],
];

function turnedVerdict(entry: Entry, before: Entry, text: string): Turned | null {
  const [old, now] = [verdictOf(before), verdictOf(entry)];
  if (!old || !now || old.isYes === now.isYes) return null;
  return { before: old.clause, now: now.clause, place: fieldPlace({ text }, 'title') };
}

function verdictOf(entry: Entry): { isYes: boolean; clause: string } | null {
  const reply = foldLines(leavesOf(entry, 'reply')[0]?.text ?? '').replace(/^您好,?/, '');
  const clause = /^[^,。!?;\n]*/.exec(reply)?.[0] ?? '';
  const verdict = verdicts.find(([, pattern]) => pattern.test(clause));
  return verdict ? { isYes: verdict[0], clause } : null;
}

/** Words of which one says the opposite of the other, where all else stays. */
const opposites: [RegExp, RegExp][] = [
  [/以内|之内|不(?:要)?超过|至多|最多/, /以上|至少|最少|不少于|不低于/],
  [/(?<!不|不要)(?:超过|多于|高于|大于)/, /不足|少于|低于|小于/],
  [/最[长大高多快早晚]/, /最[短小低少慢]/],
  [/之前|以前/, /之后|以后/],
  [/无需|不需要|不用|不必/, /(?<![不无])(?:需要|必须|需先|仍需|还需)/],
  [/早于/, /晚于/],
  [/免费/, /收费|付费/],
  [/升级/, /降级/],
  [/国内/, /海外|国外/],
  [/更高|较高/, /更低|较低/],
  [/只能|仅能/, /也能|都能|也可以|都可以/],
];

/** A longer exchange is another sentence, in which a word proves nothing. */
const longestExchange = 8;

function turnedWord(corpus: CheckedCorpus, entry: Entry, before: Entry): Turned | null {
  const [old, now] = [before, entry].map((version) =>
    leavesOf(version, 'reply')
      .map(({ text }) => foldLines(text))
      .join('\n'),
  );
  const short = changesBetween(old ?? '', now ?? '').filter((change) =>
    [change.old, change.now].every((text) => meaning(text).length <= longestExchange),
  );
  // What was taken away and what was added may stand on either side of a word that stays.
  const pairs = short.flatMap((change, at) => {
    const next = short[at + 1];
    return next && change.now === '' && next.old === '' ? [change, { old: change.old, now: next.now }] : [change];
  });
  const turned = pairs.find((change) =>
    opposites.some(([one, other]) => isTurned(change, one, other) || isTurned(change, other, one)),
  );
  if (!turned) return null;
  const fresh = freshSentences(corpus).find(
    ({ source, text }) => source.path === entry.path && text.includes(turned.now.trim()),
  );
  const place = fresh
    ? fresh.at(fresh.text.indexOf(turned.now.trim()))
    : fieldPlace({ text: corpus.textOf(entry.path) }, 'title');
  return { before: turned.old.trim(), now: turned.now.trim(), place };
}

function isTurned({ old, now }: Change, one: RegExp, other: RegExp): boolean {
  return one.test(old) && other.test(now) && !one.test(now) && !other.test(old);
}
