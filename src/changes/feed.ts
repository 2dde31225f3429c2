import { diffWords, shorten } from '../text/word-diff.ts';
import type { Change } from './listing.ts';
import type { SentPair } from './sent.ts';
import { eventOf, labelOf, remarksOn } from './wording.ts';

export interface FeedContext {
  title: string;
  /** Said to whoever reads the feed outside of the site. */
  rights: string;
  /** An address that is this project's for ever: ids are made from it. */
  id: string;
  /** ISO instant for a feed without entries. */
  built: string;
  /** Addresses below the site's host. */
  page: string;
  self: string;
  entryHref: (number: number) => string;
  topicLabel: (id: string) => string;
}

/** Changes as an Atom feed. Only what agents would send is quoted, never an internal note. */
export function toAtom(changes: readonly Change[], context: FeedContext): string {
  const { title, rights, id, built, page, self } = context;
  const newest = changes[0];
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `<title>${escapeXml(title)}</title>`,
    `<id>${escapeXml(id)}</id>`,
    `<updated>${newest ? instant(newest.time) : built}</updated>`,
    `<rights>${escapeXml(rights)}</rights>`,
    `<author><name>${escapeXml(title)}</name></author>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(page)}"/>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>`,
    ...changes.map((change) => entryXml(change, context)),
    '</feed>',
    '',
  ].join('\n');
}

function entryXml(change: Change, { id, rights, page, entryHref, topicLabel }: FeedContext): string {
  const { number, title, topic, commit, time, kind } = change;
  const href = kind === 'removed' ? page : entryHref(number);
  return [
    '<entry>',
    `<title>${escapeXml(`${eventOf(kind)}：#${number} ${title}`)}</title>`,
    `<id>${escapeXml(`${id}#${commit}-${number}`)}</id>`,
    `<updated>${instant(time)}</updated>`,
    `<category term="${escapeXml(topic)}" label="${escapeXml(topicLabel(topic))}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(href)}"/>`,
    `<content type="html">${escapeXml(contentHtml(change, rights))}</content>`,
    '</entry>',
  ].join('\n');
}

function contentHtml(change: Change, rights: string): string {
  const paragraphs = [rights, ...remarksOn(change)].map((text) => `<p>${escapeXml(text)}</p>`);
  return [...paragraphs, ...change.sent.map(differenceHtml)].join('');
}

function differenceHtml(pair: SentPair): string {
  const pieces = shorten(diffWords(pair.before?.text ?? '', pair.after?.text ?? '')).map(({ kind, text }) => {
    const html = escapeXml(text).replaceAll('\n', '<br>');
    return { same: html, removed: `<del>${html}</del>`, added: `<ins>${html}</ins>` }[kind];
  });
  return `<p><strong>${escapeXml(labelOf(pair))}</strong></p><p>${pieces.join('')}</p>`;
}

function instant(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

/** Text in XML; characters that XML cannot hold are left out. */
function escapeXml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
