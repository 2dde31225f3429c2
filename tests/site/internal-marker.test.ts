import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import { describe, expect, it } from 'vitest';
import type { EntriesJson } from '../../src/export/contracts.ts';
import { internalMarker } from '../built/corpora.ts';
import { keptSite } from '../built/kept-sites.ts';
import { attributes, readPages } from '../built/pages.ts';

const site = await keptSite('sample');
const pages = readPages(site);
const { entries }: EntriesJson = JSON.parse(readFileSync(join(site, 'entries.json'), 'utf8'));
const marked = entries.find(({ number }) => number === 1006);

describe('what is internal', () => {
  it('is planted in every place that may hold it', () => {
    const { title, aliases, reviewed, verify, missing, internal, escalation, replies } = marked ?? ({} as never);
    const places = { title, aliases, by: reviewed?.by, verify, missing, when: replies.map(({ when }) => when) };
    for (const [place, text] of Object.entries(places)) expect(String(text), place).toContain(internalMarker);
    expect(internal).toHaveLength(3);
    for (const note of internal) expect(note).toContain(internalMarker);
    expect(`${escalation?.condition}`).toContain(internalMarker);
    expect(`${escalation?.queue}`).toContain(internalMarker);
    expect(`${escalation?.record[1]?.how}`).toContain(internalMarker);
  });

  it('is in no reply of entries.json', () => {
    expect(marked?.replies).toHaveLength(3);
    const texts = entries.flatMap(({ replies }) => replies.map(({ text }) => text));
    expect(texts.filter((text) => text.includes(internalMarker))).toEqual([]);
  });

  it('is in no copied reply and in no sentence for a customer', () => {
    const copied = pages.flatMap((page) => [
      ...attributes(page, '[data-copy-kind=reply]', 'dataCopy'),
      ...attributes(page, '.escalation .reply [data-copy]', 'dataCopy'),
    ]);
    expect(copied.length).toBeGreaterThan(10);
    expect(copied.filter((text) => text.includes(internalMarker))).toEqual([]);
  });

  it('is in no text shown as a reply', () => {
    const shown = pages.flatMap(({ tree }) => selectAll('[data-reply-text]', tree).map((reply) => toText(reply)));
    expect(shown.length).toBeGreaterThan(10);
    expect(shown.filter((text) => text.includes(internalMarker))).toEqual([]);
  });

  it('stands inside something that guards a manual copy', () => {
    const page = pages.find(({ url }) => url === '/samples/marked/');
    if (!page) throw new Error('the marked entry has no page');
    const guarded = selectAll('[data-internal]', page.tree)
      .map((note) => toText(note))
      .join('\n');
    // Doubt, attachment, three notes with a table, escalation: record, queue and condition.
    for (const words of [
      '疑点',
      '附件',
      '：话术之前的说明',
      '：两段话术之间的说明',
      '\t66 元',
      '：情形里的说明',
      '：升级条件',
      '，在',
    ])
      expect(guarded).toContain(words === '\t66 元' ? words : `${internalMarker}${words}`);
  });
});
