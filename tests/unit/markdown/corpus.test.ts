import { describe, expect, it } from 'vitest';
import { type ContentFile, parseCorpus, parseSiteData } from '../../../src/markdown/corpus.ts';

const data: ContentFile[] = [
  {
    path: 'content/topics.yml',
    text: 'membership:\n  label: 会员\n  description: 会员\n  owner: 会员组\n  reviewEvery: 180\n',
  },
  { path: 'content/escalations.yml', text: '二线:\n  label: 二线\n  tellCustomer: 请到 {{web-url}} 查看\n' },
  { path: 'content/facts.yml', text: 'web-url:\n  text: https://a.cn/?x="1"\n  meaning: 网址\n' },
];
const entry = (slug: string, frontMatter: string): ContentFile => ({
  path: `content/membership/${slug}.md`,
  text: `---\n${frontMatter}\ntitle: ${slug}\nstatus: published\n---\n\n:::话术\n您好\n:::\n`,
});

describe('a corpus', () => {
  it('is sorted by number, with facts filled into routes', () => {
    const corpus = parseCorpus([...data, entry('b', 'number: 1002'), entry('a', 'number: 1001\nrelated: [1002]')]);
    expect(corpus.problems).toEqual([]);
    expect(corpus.entries.map(({ number }) => number)).toEqual([1001, 1002]);
    expect(corpus.site.escalations['二线']?.tellCustomer).toBe('请到 https://a.cn/?x="1" 查看');
  });

  it('reports a reference of a route to no fact, and of a fact to any, where it is written', () => {
    const files = data.map(({ path, text }) => ({
      path,
      text: text
        .replace('请到 {{web-url}}', '请到 {{web-ur}}')
        .replace('网址', "网址\nb:\n  text: '{{web-url}}'\n  meaning: b"),
    }));
    const { problems } = parseCorpus([...files, entry('a', 'number: 1001')]);
    expect(problems.map(({ path, line, column, rule }) => `${path}:${line}:${column} ${rule}`)).toEqual([
      'content/escalations.yml:3:20 known-fact',
      'content/facts.yml:5:10 known-fact',
    ]);
  });

  it('reads the data of a file once, and again when the file is another', () => {
    const words = { path: 'content/words.yml', text: 'forbidden: [工单]\n' };
    const read = (file: ContentFile) => parseSiteData([...data, file]).words;
    expect(read(words)).toBe(read(words));
    expect(read({ ...words, text: 'forbidden: [建单]\n' }).forbidden).toEqual(['建单']);
  });

  it('takes a reference for known as long as the facts themselves cannot be read', () => {
    const files = data.map(({ path, text }) => ({ path, text: text.replace('  meaning: 网址', '  [') }));
    const { problems } = parseCorpus([...files, entry('a', 'number: 1001')]);
    expect(problems).not.toEqual([]);
    expect(problems.filter(({ rule }) => rule === 'known-fact')).toEqual([]);
  });

  it('has no fact, route or topic that only every object has', () => {
    const text = entry('a', 'number: 1001').text.replace('您好', '{{constructor}} {{toString}}');
    const route = '\n:::升级{路径=constructor}\n:::\n';
    const files = [
      { path: 'content/membership/a.md', text: text + route },
      { path: 'content/valueOf/b.md', text },
    ];
    const rules = parseCorpus([...data, ...files]).problems.map(({ rule }) => rule);
    expect(new Set(rules)).toEqual(new Set(['known-fact', 'known-route', 'known-topic']));
  });

  it('reports a number used twice, naming both files', () => {
    const { problems } = parseCorpus([...data, entry('a', 'number: 1001'), entry('b', 'number: 1001')]);
    expect(problems).toMatchObject([{ path: 'content/membership/b.md', line: 2, rule: 'duplicate-number' }]);
    expect(problems[0]?.message).toContain('content/membership/a.md');
  });

  it('reports a related number that does not exist, or is its own', () => {
    const { problems } = parseCorpus([...data, entry('a', 'number: 1001\nrelated: [1001, 1999]')]);
    expect(problems.map(({ line, column, rule }) => `${line}:${column} ${rule}`)).toEqual([
      '3:11 known-related',
      '3:17 known-related',
    ]);
  });

  it('reports the problems of all files in one run', () => {
    const broken = [
      entry('a', 'number: x'),
      entry('b', 'number: y'),
      { path: 'content/topics.yml', text: 'membership: {}\n' },
    ];
    const { problems } = parseCorpus([...data.slice(1), ...broken]);
    expect(new Set(problems.map(({ path }) => path))).toEqual(
      new Set(['content/membership/a.md', 'content/membership/b.md', 'content/topics.yml']),
    );
  });

  it('says which data file is missing', () => {
    expect(parseCorpus(data.slice(1)).problems).toMatchObject([{ path: 'content/topics.yml', rule: 'site-data' }]);
  });
});
