import type { Place } from '../../entry/problem.ts';
import type { Said, SaidTopic } from '../../entry/said.ts';
import { plain } from '../../text/fold.ts';
import type { CheckedCorpus, Rule } from '../rule.ts';
import { dataPlace } from '../source-document.ts';

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
    const placeOf = placesIn(textOf);
    const strange = new Set<string>();
    for (const sentence of vocabulary.said) {
      const { path, text, topic } = sentence;
      const nowhere = unknownTopic(topic, corpus);
      if (nowhere && !strange.has(path)) {
        strange.add(path);
        report(path, placeOf(sentence), nowhere);
      }
      const key = plain(text);
      const other = seen.get(key);
      if (other)
        report(path, placeOf(sentence), `「${text}」写了两遍，另一处在 ${other.path}；同一句话只能归一处，请删去一处`);
      else seen.set(key, sentence);
    }
  },
};

/** What is wrong with the topic of a file, or null. */
function unknownTopic(topic: SaidTopic, { numbers, redirects, vocabulary }: CheckedCorpus): string | null {
  if ('number' in topic) {
    if (numbers.has(topic.number) || redirects[String(topic.number)]) return null;
    return `没有 ${topic.number} 这一条；请把这些话移到能回答它们的条目的文件里，或在 content/redirects.yml 里写上它的去向`;
  }
  if (!('gap' in topic) || vocabulary.gaps.some(({ about }) => about === topic.gap)) return null;
  return `content/gaps.yml 里没有「${topic.gap}」这个缺口；请在那里加一行 - { about: ${topic.gap} }，或改对文件名`;
}

/** Where sentences stand. Only asked where something is wrong, so a file is read again only then. */
function placesIn(textOf: (path: string) => string): (sentence: Said) => Place {
  return ({ path, text, from }) => {
    const source = textOf(path);
    const lines = source.split('\n');
    const at = lines.findIndex((line) => line.includes(text.split('\n')[0] ?? text));
    const column = at < 0 ? -1 : (lines[at]?.indexOf(text.split('\n')[0] ?? text) ?? -1);
    return at >= 0 && column >= 0 ? { line: at + 1, column: column + 1 } : dataPlace(source, [from]);
  };
}
