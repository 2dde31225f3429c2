import { expect, it } from 'vitest';
import { parseCorpus } from '../../../../src/markdown/corpus.ts';
import { claimsOf, firstAnswers } from '../../../../src/search/model/claims.ts';
import { readDataFiles } from '../../../../src/site/content-files.ts';

const data = readDataFiles('tests/unit/check/corpus');
const entry = (number: number, title: string, aliases: string[]) => ({
  path: `content/membership/e-${number}.md`,
  text: `---\nnumber: ${number}\ntitle: ${title}\naliases: [${aliases.join(', ')}]\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n`,
});
const watermark = entry(1004, '怎么去水印？', ['水印怎么去掉', '视频上的水印去不掉', '角标怎么弄掉']);
const invoice = entry(1030, '怎么开发票？', ['开发票要多久', '公司发票怎么开', '专票怎么开']);

const fresh = entry(1064, '视频上的角标怎么弄掉？', ['把角标弄掉', '怎么开发票呢']);

it('the classifier that is taught in the browser knows its questions', () => {
  const first = firstAnswers(parseCorpus([...data, watermark, invoice]));
  expect(['怎么去掉水印', '专票怎么开呢', '猫'].map(first)).toEqual(['1004', '1030', null]);
});

it('says which questions a new entry answers, which it does not, and which it takes from others', () => {
  const now = parseCorpus([...data, watermark, invoice, fresh]);
  const taught = firstAnswers(now);
  expect(claimsOf(1064, now, taught, taught)).toEqual({
    own: 2,
    lost: [{ question: '怎么开发票呢', to: '1030' }],
    taken: [],
  });
  const after = (question: string) => (question.includes('角标') ? '1064' : taught(question));
  const before = (question: string) => (question.includes('角标') ? '1004' : taught(question));
  expect(claimsOf(1064, now, before, after).taken).toEqual([{ question: '角标怎么弄掉', from: 1004 }]);
});
