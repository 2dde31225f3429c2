import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { assertBuilt, type Build, buildSite, buildSoundSite } from '../built/build.ts';
import { corpusWith, sampleContent } from '../built/corpora.ts';
import { frozenContent, frozenSite } from '../built/frozen.ts';
import { brokenFiles } from './broken-files.ts';

const withoutFeeds = { SITE_REPLIES: '0', SITE_MARKDOWN: '0', SITE_LLMS: '0' };

/** The sites that tests look at besides dist/, each built once and one after the other: Astro keeps one cache. */
export default function buildSites(project: TestProject): () => void {
  assertBuilt();
  frozenSite();
  const broken = buildSite({ content: corpusWith(sampleContent, brokenFiles) });
  const sample = buildSoundSite({ content: sampleContent, flags: withoutFeeds });
  const based = buildSoundSite({ content: frozenContent, base: '/kling-qa/' });
  project.provide('sample', sample);
  project.provide('based', based);
  project.provide('broken', broken);
  return () => {
    for (const site of [broken.site, sample, based]) rmSync(site, { recursive: true, force: true });
  };
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The sample corpus as a site, without the feeds that can be switched off. */
    sample: string;
    /** The frozen corpus as a site below /kling-qa/. */
    based: string;
    /** The build of a corpus that is wrong in many ways. */
    broken: Build;
  }
}
