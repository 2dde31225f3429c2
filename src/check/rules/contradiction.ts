import { type Conflict, contradictions } from '../contradictions.ts';
import type { Rule } from '../rule.ts';

export const contradiction: Rule = {
  id: 'contradiction',
  why: '两条答复一条说能一条说不能，客户问到哪条全凭运气。',
  bad: {
    base: {
      'content/membership/b.md':
        '---\nnumber: 1002\ntitle: 灵感值怎么用？\nstatus: published\n---\n\n:::话术\n您好，灵感值可以用来生成视频。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 灵感值能送人吗？\nstatus: published\n---\n\n:::话术\n您好，灵感值不能赠送给其他用户。\n:::\n',
      'content/membership/b.md':
        '---\nnumber: 1002\ntitle: 灵感值怎么用？\nstatus: published\n---\n\n:::话术\n您好，灵感值可以用来生成视频。▸灵感值也可以赠送给其他用户。\n:::\n',
    },
  },
  good: {
    base: {
      'content/membership/b.md':
        '---\nnumber: 1002\ntitle: 灵感值怎么用？\nstatus: published\n---\n\n:::话术\n您好，灵感值可以用来生成视频。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 灵感值能送人吗？\nstatus: published\n---\n\n:::话术\n您好，灵感值不能赠送给其他用户。\n:::\n',
      'content/membership/b.md':
        '---\nnumber: 1002\ntitle: 灵感值怎么用？\nstatus: published\n---\n\n:::话术\n您好，灵感值可以用来生成视频。灵感值也可以用来生成图片。\n:::\n',
    },
  },
  checkCorpus(corpus, report) {
    for (const { path, place, said, conflict, other, denial } of contradictions(corpus))
      report(
        path,
        place,
        `「${shorten(said)}」和 ${other.number}「${other.title}」（${other.path}）说的「${shorten(denial)}」${advice[conflict]}`,
      );
  },
};

const advice: Record<Conflict, string> = {
  denied: '一个说是、一个说否；请核对哪个对，把另一处改过来',
  only: '，一个说只有这样、一个说还有别的；请核对哪个对，把另一处改过来',
  asked: '答的是同一件事；请核对两处说得一样，最好只留那一条说',
};

function shorten(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}
