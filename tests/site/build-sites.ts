import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { assertBuilt, type Build, buildSite } from '../built/build.ts';
import { corpusWith, sampleContent } from '../built/corpora.ts';
import { keptSite } from '../built/kept-sites.ts';
import { brokenFiles } from './broken-files.ts';

/** The sites that tests look at besides dist/, each built once. */
export default async function buildSites(project: TestProject): Promise<() => void> {
  assertBuilt();
  const content = corpusWith(sampleContent, brokenFiles);
  const broken = await buildSite({ content });
  for (const name of ['frozen', 'sample', 'belowPath'] as const) await keptSite(name);
  project.provide('broken', broken);
  return () => {
    for (const folder of [content, broken.site]) rmSync(folder, { recursive: true, force: true });
  };
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The build of a corpus that is wrong in many ways. */
    broken: Build;
  }
}
