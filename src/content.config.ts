import { defineCollection } from 'astro:content';
import { docsSchema } from '@astrojs/starlight/schema';
import { z } from 'zod';
import type { Entry } from './entry/entry.ts';
import type { EscalationRoute } from './entry/site-data.ts';
import type { TopicPage } from './site/collections.ts';
import { entriesLoader, type FileProblems, problemsLoader, routesLoader, topicsLoader } from './site/loaders.ts';

// Our loaders hand over what parseCorpus has already checked strictly, so the schemas here only carry the types.
export const collections = {
  entries: defineCollection({ loader: entriesLoader, schema: z.custom<Entry>() }),
  topics: defineCollection({ loader: topicsLoader, schema: z.custom<TopicPage>() }),
  routes: defineCollection({ loader: routesLoader, schema: z.custom<EscalationRoute>() }),
  // Only in dev; a build stops at them.
  problems: defineCollection({ loader: problemsLoader, schema: z.custom<FileProblems>() }),
  // Starlight needs a docs collection; all of our pages are made in src/pages.
  docs: defineCollection({ loader: () => [], schema: docsSchema() }),
};
