import type { Said, SaidTopic } from '../../entry/said.ts';
import { plain } from '../../text/fold.ts';
import type { CheckedCorpus, Rule } from '../rule.ts';
import { saidPlace } from '../said-place.ts';

export const said: Rule = {
  id: 'said',
  why: '客户原话教搜索认答案：归错了、写了两遍、归到没有的条目，搜索就会学错。',
  bad: {
    files: {
      'content/membership/a.md': ':::话术\n您好，可以。\n:::',
      'content/said/缺口/取消续费.yml': '客服:\n  - ▸怎么取消续费\n',
    },
  },
  good: {
    files: {
      'content/membership/a.md': ':::话术\n您好，可以。\n:::',
      'content/gaps.yml': '- { about: 取消续费 }\n',
      'content/said/缺口/取消续费.yml': '客服:\n  - 怎么取消续费\n',
    },
  },
  checkCorpus(corpus, report) {
    const { vocabulary, textOf } = corpus;
    const seen = new Map<string, Said>();
    const placeOf = (sentence: Said) => saidPlace(textOf(sentence.path), sentence);
    const strange = new Set<string>();
    for (const sentence of vocabulary.said) {
      const { path, text, topic, also } = sentence;
      const nowhere = unknownTopic(topic, corpus);
      if (nowhere && !strange.has(path)) {
        strange.add(path);
        report(path, placeOf(sentence), nowhere);
      }
      for (const number of also.filter((one) => !isAnswered(one, corpus)))
        report(path, placeOf(sentence), `also 里的 ${number} 没有对应的条目；请改成已有的编号，或删去`);
      // A sentence of signs alone, such as two emoji, has no letters to compare.
      const key = plain(text) || text;
      const other = seen.get(key);
      if (other)
        report(path, placeOf(sentence), `「${text}」写了两遍，另一处在 ${other.path}；同一句话只能归一处，请删去一处`);
      else seen.set(key, sentence);
    }
  },
};

/** What is wrong with the topic of a file, or null. */
function unknownTopic(topic: SaidTopic, corpus: CheckedCorpus): string | null {
  if ('number' in topic) {
    if (isAnswered(topic.number, corpus)) return null;
    return `没有 ${topic.number} 这一条；请把这些话移到能回答它们的条目的文件里，或在 content/redirects.yml 里写上它的去向`;
  }
  if (!('gap' in topic) || corpus.vocabulary.gaps.some(({ about }) => about === topic.gap)) return null;
  return `content/gaps.yml 里没有「${topic.gap}」这个缺口；请在那里加一行 - { about: ${topic.gap} }，或改对文件名`;
}

/** Whether there is an entry of a number, or redirects.yml says which one answers instead. */
function isAnswered(number: number, { numbers, redirects }: CheckedCorpus): boolean {
  return numbers.has(number) || redirects[String(number)] !== undefined;
}
