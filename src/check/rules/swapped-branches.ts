import type { Branch, Entry } from '../../entry/entry.ts';
import type { Place } from '../../entry/problem.ts';
import { turnsIn } from '../claims.ts';
import { isReviewedAnew, reviewToWrite } from '../fresh-review.ts';
import type { Rule } from '../rule.ts';

export const swappedBranches: Rule = {
  id: 'swapped-branches',
  why: '两个情形的答复对调了，每个客户收到的都是另一个人的答复。',
  bad: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 不能去水印怎么办？\nstatus: published\n---\n\n::::情形[网页端充的]\n\n:::话术\n您好，请重新登录。\n:::\n\n::::\n\n::::情形[快影充的]\n\n:::话术\n您好，请到网页端购买。\n:::\n\n::::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 不能去水印怎么办？\nstatus: published\n---\n\n▸::::情形[网页端充的]\n\n:::话术\n您好，请到网页端购买。\n:::\n\n::::\n\n::::情形[快影充的]\n\n:::话术\n您好，请重新登录。\n:::\n\n::::\n',
    },
  },
  good: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 不能去水印怎么办？\nstatus: published\n---\n\n::::情形[网页端充的]\n\n:::话术\n您好，请重新登录。\n:::\n\n::::\n\n::::情形[快影充的]\n\n:::话术\n您好，请到网页端购买。\n:::\n\n::::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 不能去水印怎么办？\nstatus: published\n---\n\n::::情形[网页端充的]\n\n:::话术\n您好，请重新登录。\n:::\n\n::::\n\n::::情形[快影充的]\n\n:::话术\n您好，请到网页端开通会员。\n:::\n\n::::\n',
    },
  },
  check(document, corpus, report) {
    const { entry, path, passages } = document;
    const before = corpus.base?.entries.get(path)?.entry;
    if (!entry || !before || isReviewedAnew(entry, before)) return;
    const old = branchesOf(before);
    const advice = `请换回来，核实过请写上 ${reviewToWrite(entry, corpus)}`;
    const now = branchesOf(entry);
    for (const [when, text] of now) {
      const was = [...old].find(([other, said]) => said === text && other !== when)?.[0];
      if (!was) continue;
      const isTurned = isDenied(was) !== isDenied(when);
      // 国内的客户 where 海外客户 was, and 国内客户 is gone: the condition of another branch in other words.
      const other = [...old.keys()].find((each) => !now.has(each) && inCommon(each, when) > inCommon(was, when));
      if (!isTurned && other === undefined) continue;
      const what = isTurned ? '是和否翻了过来' : `这是「${other}」的说法`;
      report(placeOf(when), `情形「${was}」改成了「${when}」，${what}，答复却没有变；${advice}`);
      return;
    }
    for (const [when, text] of now) {
      const from = [...old].find(([other, was]) => other !== when && was === text)?.[0];
      // A branch that was renamed brings its text along; only one whose own text is elsewhere now is exchanged.
      if (!from || !old.has(when) || old.get(when) === text || !now.has(from)) continue;
      report(placeOf(when), `情形「${when}」现在的答复原来是「${from}」的，两个情形对调了；${advice}`);
      return;
    }

    function placeOf(when: string): Place {
      const mark = passages.find(({ kind, lines }) => kind === 'when' && lines[0]?.text === when)?.lines[0];
      return { line: mark?.line ?? 1, column: 1 };
    }
  },
};

/** Whether a condition says no. */
function isDenied(when: string): boolean {
  return turnsIn(when) % 2 === 1;
}

/** The share of characters that two conditions have in common. */
function inCommon(a: string, b: string): number {
  const all = new Set(a + b);
  return [...all].filter((character) => a.includes(character) && b.includes(character)).length / all.size;
}

/** When → everything the branch says. */
function branchesOf({ blocks }: Entry): Map<string, string> {
  const branches = blocks.filter((block): block is Branch => block.kind === 'branch');
  return new Map(branches.map(({ when, blocks: inner }) => [when, inner.map(({ text }) => text).join('\n')]));
}
