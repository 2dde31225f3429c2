import { expect, test } from 'vitest';
import { type FeedContext, toAtom } from '../../../src/changes/feed.ts';
import type { Change } from '../../../src/changes/listing.ts';

const context: FeedContext = {
  title: '可灵 QA · 最近更新',
  rights: '请勿外传',
  id: 'https://git.example.com/kling/changes',
  built: '2026-11-24T00:00:00.000Z',
  page: '/kb/changes/',
  self: '/kb/changes/feed.xml',
  entryHref: (number) => `/kb/q/${number}/`,
  topicLabel: () => '会员',
};

const change: Change = {
  kind: 'changed',
  number: 1005,
  title: '去水印 <b> & 其他',
  topic: 'membership',
  commit: 'abc',
  time: Date.parse('2026-11-23T02:00:00Z') / 1000,
  facts: [],
  notes: ['已上线'],
  reviewed: null,
  sent: [
    {
      before: { kind: 'reply', when: '网页端', text: '税率 6%\n<script>' },
      after: { kind: 'reply', when: '网页端', text: '税率 9%\n<script>' },
    },
  ],
};

test('an entry has a permanent id, its time, its topic and old → new', () => {
  const feed = toAtom([change], context);
  expect(feed).toContain('<title>改动：#1005 去水印 &lt;b&gt; &amp; 其他</title>');
  expect(feed).toContain('<id>https://git.example.com/kling/changes#abc-1005</id>');
  expect(feed.match(/<updated>2026-11-23T02:00:00.000Z<\/updated>/g)).toHaveLength(2);
  expect(feed).toContain('<category term="membership" label="会员"/>');
  expect(feed).toContain('href="/kb/q/1005/"');
  expect(feed).toContain('&lt;del&gt;6&lt;/del&gt;&lt;ins&gt;9&lt;/ins&gt;%');
});

test('text of an entry is escaped twice: once for HTML, once for XML', () => {
  expect(toAtom([change], context)).toContain('&amp;lt;script&amp;gt;');
  expect(toAtom([change], context)).not.toContain('<script');
});

test('says in every entry that it must not leave the house', () => {
  expect(toAtom([change, change], context).match(/&lt;p&gt;请勿外传&lt;\/p&gt;/g)).toHaveLength(2);
});

test('characters that XML cannot hold are left out', () => {
  expect(toAtom([{ ...change, title: 'a\u0000\u0008\uFFFEb😀' }], context)).toContain('ab😀');
});

test('what is gone leads to the list of changes, not to a missing page', () => {
  expect(toAtom([{ ...change, kind: 'removed', sent: [] }], context)).not.toContain('/kb/q/1005/');
});

test('without changes it is still a feed', () => {
  expect(toAtom([], context)).toContain('<updated>2026-11-24T00:00:00.000Z</updated>');
});
