import type { Browser } from '@playwright/test';
import { entryUrl } from '../../src/entry/urls.ts';
import type { Content } from '../contents.ts';
import type { SiteName } from '../sites/index.ts';
import { type Interface, interfaces } from './interfaces.ts';
import { type Served, serve } from './serve.ts';

/** A site that is served, and how it is searched. */
export interface Subject {
  browser: Browser;
  site: Interface;
  content: Content;
  served: Served;
  /** The page to search from: the page of the first entry. */
  at: string;
}

/** Serves a built site until its `served` is closed. */
export async function openSubject(browser: Browser, name: SiteName, dist: string, content: Content): Promise<Subject> {
  const [entry] = content.corpus.entries;
  if (!entry) throw new Error('an empty corpus');
  const site = interfaces[name];
  return { browser, site, content, served: await serve(dist), at: entryUrl(entry).replace(/\/$/, site.ending) };
}
