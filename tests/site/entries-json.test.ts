import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { select, selectAll } from 'hast-util-select';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { keptSite } from '../built/kept-sites.ts';
import { attribute, attributes, type Page, readPages } from '../built/pages.ts';

const date = z.iso.date();
const words = z.string().min(1);

/** The contract of dist/entries.json, written out once more on purpose: other programs rely on it. */
const contract = z.strictObject({
  version: z.literal(1),
  entries: z
    .array(
      z.strictObject({
        number: z.int().min(1000),
        url: z.string().regex(/^(\/[a-z0-9-]+)+\/$/),
        topic: z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*$/),
        title: words,
        aliases: z.array(words),
        status: z.enum(['published', 'unpublished']),
        reviewed: z.strictObject({ on: date, by: words }).nullable(),
        validFrom: date.nullable(),
        validUntil: date.nullable(),
        verify: z.array(words),
        missing: z.array(words),
        related: z.array(z.int()),
        replies: z.array(z.strictObject({ when: words.nullable(), text: words })),
        slots: z.array(words),
        internal: z.array(words),
        escalation: z
          .strictObject({
            route: words,
            label: words,
            standardQuestion: words.optional(),
            queue: words.optional(),
            record: z.array(z.strictObject({ label: words, value: words.optional(), how: words.optional() })),
            tellCustomer: words.optional(),
            when: words.nullable(),
            condition: z.string(),
            ticket: words,
          })
          .nullable(),
        updated: date.nullable(),
      }),
    )
    .min(1),
});

const sites = [
  { name: 'the frozen corpus', site: await keptSite('frozen'), base: '' },
  { name: 'the sample corpus', site: await keptSite('sample'), base: '' },
  { name: 'the site below a path', site: await keptSite('belowPath'), base: '/kling-qa' },
];

describe.each(sites)('entries.json of $name', ({ site, base }) => {
  const text = readFileSync(join(site, 'entries.json'), 'utf8');
  const pages = new Map(readPages(site).map((page) => [base + page.url, page]));

  it('has the documented shape, and no other field', () => {
    expect(contract.safeParse(JSON.parse(text)).error?.issues ?? []).toEqual([]);
  });

  const { entries } = contract.parse(JSON.parse(text));

  it('is sorted by number, and each number leads to a page', () => {
    const numbers = entries.map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(entries.filter(({ url }) => !pages.has(url))).toEqual([]);
  });

  it('holds exactly what the buttons of the page copy, reply for reply', () => {
    const copied = (page: Page | undefined) => (page ? attributes(page, '[data-copy-kind=reply]', 'dataCopy') : []);
    for (const { number, url, replies } of entries)
      expect(copied(pages.get(url)), `${number}`).toEqual(replies.map((reply) => reply.text));
  });

  it('holds exactly what the buttons of the topic copy', () => {
    for (const topic of new Set(entries.map((entry) => entry.topic))) {
      const lists = [...pages].filter(
        ([url]) => url === `${base}/${topic}/` || url.startsWith(`${base}/${topic}/page/`),
      );
      const copied = lists.flatMap(([, page]) => attributes(page, '.entry-list [data-copy-kind=reply]', 'dataCopy'));
      const own = entries.filter((entry) => entry.topic === topic);
      expect(copied, topic).toEqual(own.flatMap(({ replies }) => replies.map((reply) => reply.text)));
    }
  });

  it('holds exactly what the buttons of an escalation copy', () => {
    for (const { number, url, escalation } of entries) {
      const page = pages.get(url);
      const copied = page ? attributes(page, '.escalation [data-copy]', 'dataCopy') : [];
      const expected = escalation ? [escalation.tellCustomer, escalation.ticket].filter(Boolean) : [];
      expect(copied, `${number}`).toEqual(expected);
    }
  });

  it('names the branch of each reply as the page does', () => {
    for (const { number, url, replies } of entries) {
      const page = pages.get(url);
      const sections = page ? selectAll('[data-case]', page.tree) : [];
      const placed = sections.flatMap((section) =>
        selectAll('[data-copy-kind=reply]', section).map((button) => ({
          when: select('.case-name', section)
            ?.children.map((child) => ('value' in child ? child.value : ''))
            .join(''),
          text: attribute(button, 'dataCopy'),
        })),
      );
      expect(placed, `${number}`).toEqual(replies.filter(({ when }) => when !== null));
    }
  });
});
