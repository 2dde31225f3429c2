import { describe, expect, it } from 'vitest';
import { partFinder, partsOf } from '../../../src/site/site-part.ts';

const topics = { membership: {}, 'membership/rules': {}, invoices: {} };
const partOf = partFinder(
  [
    { number: 1001, topic: 'membership/rules' },
    { number: 1002, topic: 'invoices' },
  ],
  topics,
);

describe('the parts of a site', () => {
  it('are the top topics, and the rest', () => {
    expect(partsOf(topics)).toEqual(['', 'membership', 'invoices']);
  });

  it.each([
    ['/membership/', 'membership'],
    ['/membership/page/2/', 'membership'],
    ['/membership/rules/switch/', 'membership'],
    ['/q/1001/', 'membership'],
    ['/q/1002/history/', 'invoices'],
    ['/q/1002.md', 'invoices'],
    ['/q/999/', ''],
    ['/changes/membership/', ''],
    ['/health/doubtful/', ''],
    ['/entries.json', ''],
    ['/', ''],
  ])('%s belongs to 「%s」', (pathname, part) => {
    expect(partOf(pathname)).toBe(part);
  });
});
