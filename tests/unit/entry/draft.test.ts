import { describe, expect, it } from 'vitest';
import { draftText, nextNumber, slugProblem, suggestSlug } from '../../../src/entry/draft.ts';
import { decodeFile } from '../../../src/markdown/content-file.ts';
import { parseSiteData } from '../../../src/markdown/corpus.ts';
import { parseEntry } from '../../../src/markdown/parse-entry.ts';
import { readDataFiles } from '../../../src/site/content-files.ts';
import { frozenContent } from '../../built/corpora.ts';

const topics = { membership: { label: '会员', description: '会员', owner: '会员组', reviewEvery: 180 } };
const free = () => false;
const { slugs } = parseSiteData(readDataFiles(frozenContent)).words;

describe('nextNumber', () => {
  it('follows the highest number ever used, not the first gap', () => {
    expect(nextNumber([1001, 1063, 1002])).toBe(1064);
  });

  it('begins at 1000', () => {
    expect(nextNumber([])).toBe(1000);
  });
});

describe('draftText', () => {
  it.each(['充了会员怎么去水印？', '报错: 怎么办', '#1 是什么', "客户说'可以'吗", '- 是什么意思', '1080'])(
    'writes the question %s so that it is read back as it was',
    (title) => {
      const text = draftText({ number: 1064, title });
      const { text: decoded } = decodeFile('content/membership/x.md', new TextEncoder().encode(text));
      const { entry, problems } = parseEntry('content/membership/x.md', decoded, {
        topics,
        escalations: {},
        facts: {},
      });
      expect(problems).toEqual([]);
      expect(entry).toMatchObject({ number: 1064, title, status: 'published' });
    },
  );
});

describe('slugProblem', () => {
  it.each(['Remove', 'a_b', '去水印', '-a', 'a--b', '../x', 'a/b', '', 'index', 'a'.repeat(61)])(
    'refuses %s',
    (slug) => {
      expect(slugProblem(slug, free)).toMatch(/例如 remove-watermark/);
    },
  );

  it('refuses what is taken, and lets the rest pass', () => {
    expect(slugProblem('price', (slug) => slug === 'price')).toBe('「price」已经有了；请换一个');
    expect(slugProblem('price-2', (slug) => slug === 'price')).toBeNull();
  });
});

describe('suggestSlug', () => {
  it('takes the words of the question in their order', () => {
    expect(suggestSlug('怎么取消会员的自动续费？', slugs, free)).toBe('cancel-membership-renewal');
  });

  it('counts on where the address is taken', () => {
    expect(suggestSlug('发票税率', slugs, (slug) => slug === 'invoice-tax-rate')).toBe('invoice-tax-rate-2');
  });

  it('takes the row that comes first where sayings overlap, whatever the case', () => {
    expect(suggestSlug('视频去LOGO和去水印', slugs, free)).toBe('video-watermark-remove-watermark');
  });

  it('has no idea where it knows no word', () => {
    expect(suggestSlug('你好', slugs, free)).toBeNull();
  });
});
