import { type Phrase, phrasesOf } from '../phrases.ts';
import type { CheckedCorpus, Rule } from '../rule.ts';
import { fieldPlace } from '../source-document.ts';

export const duplicateQuestion: Rule = {
  id: 'duplicate-question',
  why: '同一句问法在两条里，搜索不知道该给哪一条，客服可能拿到错的答复。',
  bad: {
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\naliases: [视频去 Logo]\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
      'content/membership/b.md':
        '---\nnumber: 1002\ntitle: 图片能去水印吗？\naliases: [▸视频去logo！]\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
  },
  good: {
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\naliases: [视频去 Logo]\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
      'content/membership/b.md':
        '---\nnumber: 1002\ntitle: 图片能去水印吗？\naliases: [图片去logo]\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
  },
  checkCorpus(corpus, report) {
    const groups = new Map<string, Phrase[]>();
    for (const { entry } of corpus.entries)
      for (const phrase of phrasesOf(entry)) {
        const group = groups.get(phrase.key);
        if (group) group.push(phrase);
        else groups.set(phrase.key, [phrase]);
      }
    for (const group of groups.values()) {
      if (group.length < 2) continue;
      const [owner, ...others] = [...group].sort((a, b) => rank(corpus, a) - rank(corpus, b));
      if (!owner) continue;
      const text = corpus.textOf(owner.entry.path);
      for (const phrase of others) {
        const where = corpus.textOf(phrase.entry.path);
        report(
          phrase.entry.path,
          fieldPlace({ text: where }, ...phrase.field),
          messageFor(phrase, owner, fieldPlace({ text }, ...owner.field).line),
        );
      }
    }
  },
};

/**
 * The order in which entries may keep a question: first the entry that had the question before this change, then titles
 * before aliases, then the lower number.
 */
function rank({ base }: CheckedCorpus, { entry, field, key }: Phrase): number {
  const before = base?.entries.get(entry.path)?.entry;
  const isNew = base?.changed.has(entry.path) && !(before && phrasesOf(before).some((phrase) => phrase.key === key));
  return (isNew ? 2e9 : 0) + (field[0] === 'title' ? 0 : 1e9) + entry.number + (field[1] ?? 0) / 1000;
}

function messageFor(phrase: Phrase, owner: Phrase, line: number): string {
  const what = phrase.field[0] === 'title' ? '标准问' : '别名';
  const other = owner.field[0] === 'title' ? '标准问' : '别名';
  const same = phrase.text === owner.text ? '' : `（只差大小写、空格或标点：「${owner.text}」）`;
  if (owner.entry === phrase.entry)
    return phrase.field[0] === 'title'
      ? `标准问「${phrase.text}」和这一条的别名重复${same}；请删去那个别名`
      : `别名「${phrase.text}」和这一条第 ${line} 行的${other}重复${same}；请删去`;
  return `${what}「${phrase.text}」已经是 ${owner.entry.number}「${owner.entry.title}」的${other}（${owner.entry.path}:${line}）${same}；一句问法只能属于一条，请删去或换一种只有这一条能回答的问法`;
}
