import { type Entry, leaves } from '../../entry/entry.ts';
import { foldLines } from '../claims.ts';
import { isReviewedAnew } from '../fresh-review.ts';
import { hasMoved } from '../moved.ts';
import type { Rule } from '../rule.ts';
import { likeness, sentencesOf } from '../sentences.ts';
import { fieldPlace } from '../source-document.ts';

const entryWith = (blocks: string) =>
  `---\nnumber: 1001\n▸title: 分辨率是多少？\nstatus: published\n---\n\n:::话术\n您好，请看会员权益。\n:::\n\n${blocks}\n`;
const before = entryWith(':::内部\n不向客户透露具体的分辨率。\n:::').replace('▸', '');

export const noteWeakened: Rule = {
  id: 'note-weakened',
  why: '内部说明里的「不要说」和升级的条件是给客服划的线，少了一条，就有人把不该说的发出去。',
  bad: {
    base: { 'content/membership/a.md': before },
    files: { 'content/membership/a.md': entryWith(':::内部\n客户追问时可以说 1080p。\n:::') },
  },
  good: {
    base: { 'content/membership/a.md': before },
    files: {
      'content/membership/a.md': entryWith(':::内部\n不要向客户透露具体的分辨率。\n:::').replace('▸', ''),
    },
  },
  checkCorpus(corpus, report) {
    for (const { entry, text: source } of corpus.entries) {
      const { path } = entry;
      const old = corpus.base?.entries.get(path)?.entry;
      if (!old || isReviewedAnew(entry, old)) continue;
      const now = notesOf(entry).filter(({ isLine }) => isLine);
      const gone = notesOf(old).find(
        ({ text, kind, isLine }) =>
          isLine &&
          !now.some((other) => other.kind === kind && (other.text === text || likeness(text, other.text) >= alike)) &&
          !hasMoved(corpus, path, { kind, text }),
      );
      if (gone)
        report(
          path,
          fieldPlace({ text: source }, 'title'),
          `${places[gone.kind]}「${shorten(gone.text)}」没有了；不是有意的请加回，核实过请写上新的 reviewed`,
        );
    }
  },
};

/** From which likeness on a note is kept in other words. */
const alike = 0.6;

/** What draws a line for agents. */
const line =
  /不要|不得|不能|不可|不许|不准|不向|不对|不透露|不承诺|不告诉|不告知|不再|勿|禁止|切忌|避免|才(?:能|可以|转|发)|必须|先核实|先确认|先问|只(?:能|有)/;

/** The sentences of internal notes, and the conditions of escalations, which all draw a line. */
function notesOf(entry: Entry): { text: string; kind: keyof typeof places; isLine: boolean }[] {
  return leaves(entry).flatMap(({ kind, text }) =>
    kind === 'reply'
      ? []
      : sentencesOf(foldLines(text)).map(({ text: sentence }) => ({
          text: sentence,
          kind,
          isLine: kind === 'escalation' || line.test(sentence),
        })),
  );
}

const places = { internal: '内部说明', escalation: '升级的条件' } as const;

function shorten(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}
