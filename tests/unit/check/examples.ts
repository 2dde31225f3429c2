import { loadTypesetter } from '../../../cli/typesetter.ts';
import type { CheckInput } from '../../../src/check/check.ts';
import type { Search } from '../../../src/check/check-search.ts';
import type { Example } from '../../../src/check/rule.ts';
import { type ContentFile, decodeFile } from '../../../src/markdown/content-file.ts';
import { parseCorpus } from '../../../src/markdown/corpus.ts';

/** The mark before the place where a rule's bad example must be reported. */
const mark = '▸';

/** What every example may refer to. */
const surroundings: Record<string, string> = {
  'content/topics.yml': `membership:
  label: 会员
  description: 会员
  owner: 会员组
  reviewEvery: 180
membership/subscription:
  label: 订阅
  description: 订阅
  owner: 会员组
  reviewEvery: 180
`,
  'content/escalations.yml': '二线:\n  label: 转二线\n  queue: 二线\n  tellCustomer: 您好，您的问题已经记录。\n',
  'content/facts.yml': `web-url:
  text: https://klingai.kuaishou.com/
  meaning: 可灵 AI 网页端的网址
tax-rate:
  text: 6%
  meaning: 发票税率
  words: [税率]
`,
  'content/words.yml': `forbidden: [工单, 建单, 二线, 内部]
passing: [目前, 下周]
promises: [告知您结果]
commitments: [补偿]
spellings:
  可灵 AI: [可伶AI]
hosts: [klingai.kuaishou.com]
internalHosts: ['*.corp.kuaishou.com']
sameMeaning:
  买: [开通, 买了, 充了, 办]
  会员: [vip]
  水印: [logo]
  去掉: [弄掉]
`,
};

export const today = '2026-11-24';

export interface PreparedExample {
  input: CheckInput;
  /** `path:line:column` of the mark; null without one. */
  place: string | null;
}

/** An example of a rule → what the gate gets, and where it must report. */
export async function prepare(example: Example): Promise<PreparedExample> {
  const {
    files,
    base,
    today: day,
  } = typeof example === 'string'
    ? ({ files: { 'content/membership/a.md': example } } as Exclude<Example, string>)
    : example;
  let place: string | null = null;
  const now = new Map(Object.entries(surroundings));
  let number = 1001;
  for (const [path, written] of Object.entries(files)) {
    const whole = toFile(path, written, number++);
    const at = whole.indexOf(mark);
    if (at >= 0) {
      const before = whole.slice(0, at).split('\n');
      place = `${path}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
    }
    const text = whole.replace(mark, '');
    if (text.includes('(已删除)') || text.includes('(没有这个文件)')) now.delete(path);
    else now.set(path, text);
  }
  const before = Object.entries(base ?? {}).map(([path, text], index) =>
    fileOf(path, toFile(path, text, 1001 + index)),
  );
  const changed = [...new Set([...Object.keys(files), ...Object.keys(base ?? {})])];
  const input: CheckInput = {
    files: [...now].filter(([path]) => /\.(md|yml)$/.test(path)).map(([path, text]) => fileOf(path, text)),
    assets: [...now.keys()],
    today: day ?? today,
    base: base ? { changed, files: before } : null,
    format: await loadTypesetter(),
  };
  return { input, place };
}

/** A search that knows no better than to count common letters; of two alike, the older entry wins. */
export function crudeSearch({ files }: CheckInput): Search {
  const { entries } = parseCorpus(files);
  return async (query) => {
    const pairs = [...query].slice(1).map((letter, index) => `${[...query][index]}${letter}`);
    const scored = entries.map(({ number, title, aliases }) => {
      const text = [title, ...aliases].join('\n');
      return { number, score: pairs.filter((pair) => text.includes(pair)).length };
    });
    const numbers = scored
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.number - b.number)
      .map(({ number }) => number);
    return { numbers, confident: true, probability: 1 };
  };
}

function fileOf(path: string, text: string): ContentFile {
  return decodeFile(path, new TextEncoder().encode(text));
}

/** A body alone gets front matter that nothing complains about. */
function toFile(path: string, text: string, number: number): string {
  const isBody = path.endsWith('.md') && !/^▸?---\n/.test(text) && !text.includes('(已删除)');
  // Sound titles that have nothing to do with each other.
  const title = ['充了会员怎么去水印？', '发票税率是多少？', '手机上怎么用？'][number % 3];
  const [lead, rest] =
    text.startsWith(mark) && path.endsWith('.md') && !path.includes('membership/a.md') && isBody
      ? [mark, text.slice(1)]
      : ['', text];
  return isBody ? `${lead}---\nnumber: ${number}\ntitle: ${title}\nstatus: published\n---\n\n${rest}\n` : text;
}
