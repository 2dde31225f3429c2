import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { slotsIn } from '../../src/entry/slots.ts';
import { contracts } from '../../src/export/contracts.ts';
import { keptSite } from '../built/kept-sites.ts';

const sites = [
  { name: 'the frozen corpus', site: await keptSite('frozen'), base: '', notes: 20 },
  { name: 'the site below a path', site: await keptSite('belowPath'), base: '/kling-qa', notes: 3 },
];

/** A reply that has to be filled in cannot be sent as it is. */
const isWhole = ({ text }: { text: string }) => slotsIn(text).length === 0;

describe.each(sites)('the feeds of $name', ({ site, base, notes: fewest }) => {
  const text = (file: string) => readFileSync(join(site, file), 'utf8');
  const { entries } = contracts.entries.parse(JSON.parse(text('entries.json')));
  const { replies, day } = contracts.replies.strict().parse(JSON.parse(text('replies.json')));

  it('replies.json holds every reply that may be sent today, and no other', () => {
    const open = entries.filter(
      ({ status, verify, validFrom, validUntil }) =>
        status === 'published' &&
        verify.length === 0 &&
        (validFrom === null || validFrom <= day) &&
        (validUntil === null || validUntil >= day),
    );
    expect(open.length).toBeLessThan(entries.length);
    expect(replies.map(({ token: _token, ...reply }) => reply)).toEqual(
      open.flatMap(({ number, url, topic, title, aliases, validFrom, validUntil, replies: own }) =>
        own.filter(isWhole).map(({ when, text }) => ({
          number,
          url,
          topic,
          question: title,
          aliases,
          condition: when,
          text,
          validFrom,
          validUntil,
        })),
      ),
    );
    expect(new Set(replies.map(({ token }) => token)).size).toBe(replies.length);
    expect(replies.every(({ url }) => url.startsWith(`${base}/`))).toBe(true);
  });

  it('replies.json holds nothing of an internal note', () => {
    const said = JSON.stringify(replies);
    const notes = entries.flatMap(({ internal }) => internal.flatMap((note) => note.split(/[。！？；\n]/)));
    const long = notes.filter((note) => note.length > 12);
    expect(long.length).toBeGreaterThan(fewest);
    expect(long.filter((note) => said.includes(note))).toEqual([]);
  });

  it('has each entry as Markdown, with its texts as they are copied, and internal ones marked', () => {
    expect(readdirSync(join(site, 'q')).filter((name) => name.endsWith('.md'))).toHaveLength(entries.length);
    for (const { number, title, replies: own, internal, escalation } of entries) {
      const markdown = text(`q/${number}.md`);
      expect(markdown.startsWith(`# ${number} `), title).toBe(true);
      const sections = markdown.split(/\n(?=## )/);
      const holding = (part: string) => sections.filter((section) => section.includes(`text\n${part}\n`)).map(headOf);
      for (const { text: reply } of own) expect(holding(reply)).toContainEqual(expect.stringMatching(/^## 话术，/));
      for (const note of [...internal, ...(escalation ? [escalation.ticket] : [])])
        expect(holding(note)).toContainEqual(expect.stringMatching(/^## .*内部，不要发给客户/));
    }
  });

  it('llms-full.txt holds all of it in one text', () => {
    const all = text('llms-full.txt');
    for (const { number } of entries) expect(all).toContain(`\n${text(`q/${number}.md`)}`);
  });

  it('version.json keeps its contract', () => {
    expect(contracts.version.strict().safeParse(JSON.parse(text('version.json'))).error?.issues ?? []).toEqual([]);
  });
});

it('each feed can be switched off', async () => {
  const site = await keptSite('sample');
  expect(['replies.json', 'llms-full.txt', 'entries.json'].map((file) => existsSync(join(site, file)))).toEqual([
    false,
    false,
    true,
  ]);
  expect(readdirSync(join(site, 'q')).filter((name) => name.endsWith('.md'))).toEqual([]);
});

function headOf(section: string): string {
  return section.split('\n')[0] ?? '';
}
