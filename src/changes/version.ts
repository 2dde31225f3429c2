import { z } from 'zod';
import { type Sent, sentBy } from '../entry/customer-texts.ts';
import { type Entry, leavesOf, type Status } from '../entry/entry.ts';
import { locate } from '../entry/paths.ts';
import type { EscalationRoutes, SiteData } from '../entry/site-data.ts';
import { nameSlots } from '../entry/slots.ts';
import { parseEntry } from '../markdown/parse-entry.ts';
import { cutSource } from '../markdown/source.ts';
import { parseYaml } from '../markdown/yaml.ts';
import { bare } from './sent.ts';

/** An entry as it was at one commit, so far as readers care. */
export interface Version {
  number: number;
  title: string;
  topic: string;
  path: string;
  /** Null where today's parser cannot read that version. */
  content: VersionContent | null;
}

export interface VersionContent {
  status: Status;
  validFrom: string | null;
  validUntil: string | null;
  reviewed: Entry['reviewed'];
  sent: Sent[];
  /** This text is compared with the text of another version, and never shown. */
  internal: string;
  doubts: string;
  /** Texts for agents alone; see withheld.ts. */
  notes: string[];
}

/** A file as it was. */
export interface SourceFile {
  path: string;
  text: string;
}

const headerSchema = z.object({ number: z.int(), title: z.string() });

/** Number and title of a file, without reading its body; null if the file lacks either. */
export function readHeader({ path, text }: SourceFile): Version | null {
  const { data } = parseYaml(cutSource(text).frontMatter ?? '', headerSchema);
  return data && { ...data, topic: locate(path).topic, path, content: null };
}

/** An entry as it was, under the routes and facts of its time. */
export function readVersion({ path, text }: SourceFile, site: SiteData): Version | null {
  // Whether the topic was listed in topics.yml at the time says nothing about the text.
  const topics = { [locate(path).topic]: { label: '', description: '', owner: '', reviewEvery: 1 } };
  const { entry } = parseEntry(path, text, { ...site, topics });
  if (!entry) return readHeader({ path, text });
  const { number, title, topic } = entry;
  return { number, title, topic, path, content: contentOf(entry, site) };
}

/** What an entry has for customers, as lists show it: a slot by its name. */
export function shownSent(entry: Entry, routes: EscalationRoutes): Sent[] {
  return sentBy(entry, routes).map((sent) => ({ ...sent, text: nameSlots(sent.text) }));
}

function contentOf(entry: Entry, { escalations }: SiteData): VersionContent {
  const { status, validFrom, validUntil, reviewed, verify, missing } = entry;
  const route = leavesOf(entry, 'escalation').map((leaf) => [
    bare(leaf.text),
    { ...escalations[leaf.route], tellCustomer: '' },
  ]);
  return {
    status,
    validFrom,
    validUntil,
    reviewed,
    sent: shownSent(entry, escalations),
    internal: JSON.stringify([leavesOf(entry, 'internal').map(({ when, text }) => [when, bare(text)]), route]),
    doubts: JSON.stringify([verify.map((doubt) => bare(doubt)), missing.map((file) => bare(file))]),
    notes: [...leavesOf(entry, 'internal'), ...leavesOf(entry, 'escalation')].map(({ text }) => text),
  };
}
