import { dataFiles } from '../../entry/paths.ts';
import type { Said } from '../../entry/said.ts';
import type { CheckedCorpus, Rule } from '../rule.ts';

const path = dataFiles.gaps;
const asked = 'content/said/缺口/注销账号.yml';
const entry = 'content/membership/a.md';
const reply = (text: string) =>
  `---\nnumber: 1001\ntitle: 删除的作品能恢复吗？\nstatus: published\n---\n\n:::话术\n${text}\n:::\n`;
const before = {
  [path]: '- { about: 注销账号 }\n- { about: 取消续费 }\n',
  [asked]: '客服:\n  - 怎么销号\n',
};

export const gapDropped: Rule = {
  id: 'gap-dropped',
  why: '没有答复的话题从缺口里拿走，客户再问，就会收到不相干的答复。',
  bad: {
    base: before,
    files: {
      [path]: '▸- { about: 取消续费 }\n',
      [asked]: '(已删除)',
      'content/membership/b.md': '(没有这个文件)',
    },
  },
  good: {
    base: { ...before, [entry]: reply('您好，不能恢复。') },
    files: {
      [path]: '- { about: 取消续费 }\n',
      [asked]: '(已删除)',
      'content/said/1001.yml': '客服:\n  - 怎么销号\n',
      [entry]: reply('您好，不能恢复。注销账号请到设置里操作。'),
    },
  },
  checkCorpus(corpus, report) {
    const { base, vocabulary } = corpus;
    const known = new Set(vocabulary.gaps.map(({ about }) => about));
    for (const { about } of base?.vocabulary.gaps ?? []) {
      if (known.has(about)) continue;
      const said = base?.vocabulary.said.filter(({ topic }) => 'gap' in topic && topic.gap === about) ?? [];
      const problem = whereTo(said, corpus);
      if (problem)
        report(path, { line: 1, column: 1 }, `缺口「${about}」没有了，${problem}；不是有意的请改回 gaps.yml 和 said/`);
    }
  },
};

/** What is wrong with where the sentences of a gap went; null if another gap or an entry of this change has them. */
function whereTo(said: readonly Said[], { base, entries, vocabulary }: CheckedCorpus): string | null {
  const texts = new Set(said.map(({ text }) => text));
  const now = vocabulary.said.filter(({ text }) => texts.has(text));
  if (now.length === 0) return said.length > 0 ? '客户问它的话也删了' : null;
  const old = entries
    .map((one) => one.entry)
    .find(
      (one) =>
        !base?.changed.has(one.path) && now.some(({ topic }) => 'number' in topic && topic.number === one.number),
    );
  return old ? `客户问它的话归了 ${old.number}「${old.title}」，那一条这次却没有改；请核对它答的是不是这件事` : null;
}
