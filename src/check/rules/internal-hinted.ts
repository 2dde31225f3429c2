import { leavesOf } from '../../entry/entry.ts';
import { claimReader, foldLines, Weights } from '../claims.ts';
import { freshSentences } from '../fresh-sentences.ts';
import { questionReader } from '../likeness.ts';
import type { Rule } from '../rule.ts';
import { sentencesOf } from '../sentences.ts';

export const internalHinted: Rule = {
  id: 'internal-hinted',
  why: '换个说法，内部说明还是内部说明，客户不该知道我们怎么判断。',
  bad: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 分辨率是多少？\nstatus: published\n---\n\n:::话术\n您好，请看会员权益。\n:::\n\n:::内部\n客户追问分辨率数值的，不向客户透露具体数值，只说看权益页。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 分辨率是多少？\nstatus: published\n---\n\n:::话术\n您好，请看会员权益。▸追问分辨率数值的，我们不向客户说具体数值。\n:::\n\n:::内部\n客户追问分辨率数值的，不向客户透露具体数值，只说看权益页。\n:::\n',
    },
  },
  good: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 分辨率是多少？\nstatus: published\n---\n\n:::话术\n您好，请看会员权益。\n:::\n\n:::内部\n客户追问分辨率数值的，不向客户透露具体数值，只说看权益页。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 分辨率是多少？\nstatus: published\n---\n\n:::话术\n您好，请看会员权益。高级会员的视频更清晰。\n:::\n\n:::内部\n客户追问分辨率数值的，不向客户透露具体数值，只说看权益页。\n:::\n',
    },
  },
  checkCorpus(corpus, report) {
    const { base, entries, words } = corpus;
    const read = questionReader(words);
    const tokensOf = (text: string) => new Set([...read(text)].filter((token) => !token.startsWith('@')));
    const fresh = freshSentences(corpus);
    if (fresh.length === 0) return;
    const weights = new Weights(entries.flatMap(({ entry }) => claimReader(words)(entry).map(({ tokens }) => tokens)));
    for (const { source, text, at } of fresh) {
      const { entry, path } = source;
      const versions = [base?.entries.get(path)?.entry, entry].flatMap((version) => version ?? []);
      const textsOf = (kind: 'internal' | 'reply') =>
        (kind === 'reply' ? versions.slice(0, 1) : versions)
          .flatMap((version) => leavesOf(version, kind).flatMap((leaf) => sentencesOf(foldLines(leaf.text))))
          .map((sentence) => ({
            text: sentence.text,
            likeness: weights.likeness(tokensOf(text), tokensOf(sentence.text)),
          }))
          .toSorted((a, b) => b.likeness - a.likeness)[0];
      const [note, reply] = [textsOf('internal'), textsOf('reply')];
      if (note && note.likeness >= hinted && note.likeness >= (reply?.likeness ?? 0))
        report(
          path,
          at(text.search(/\S/)),
          `「${shorten(text.trim())}」说的像是内部说明「${shorten(note.text)}」；客户不该知道的请删去，或移到 :::内部`,
        );
    }
  },
};

/** From which likeness on a sentence may tell what a note tells. Replies and notes of one entry seldom come near. */
const hinted = 0.25;

function shorten(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
