import { defineCollection, type SchemaContext } from 'astro:content';
import { docsSchema } from '@astrojs/starlight/schema';
import { z } from 'zod';
import type { CombinationTable } from './entry/combination-cells.ts';
import type { Entry } from './entry/entry.ts';
import type { Notice } from './entry/notices.ts';
import type { EscalationRoute, Redirects, Slots, Source } from './entry/site-data.ts';
import type { TopicPage } from './site/collections.ts';
import {
  combinationsLoader,
  entriesLoader,
  type FileProblems,
  noticesLoader,
  pinsLoader,
  problemsLoader,
  redirectsLoader,
  routesLoader,
  slotsLoader,
  sourceLoader,
  topicsLoader,
} from './site/loaders.ts';

/** Starlight's page model and, for a document that is an entry, the entry. Pages of ours are validated by this schema too. */
const documentSchema = docsSchema({ extend: z.object({ entry: z.custom<Entry>().optional() }) });

/** `documentSchema` made once: Astro asks for the schema for each document, Starlight for each page. */
let madeSchema: ReturnType<typeof documentSchema> | undefined;

// Our loaders hand over what parseCorpus has already checked strictly, so the schemas here only carry the types.
export const collections = {
  docs: defineCollection({
    loader: entriesLoader,
    schema: (context: SchemaContext) => {
      madeSchema ??= documentSchema(context);
      return madeSchema;
    },
  }),
  topics: defineCollection({ loader: topicsLoader, schema: z.custom<TopicPage>() }),
  routes: defineCollection({ loader: routesLoader, schema: z.custom<EscalationRoute>() }),
  redirects: defineCollection({ loader: redirectsLoader, schema: z.custom<Redirects>() }),
  source: defineCollection({ loader: sourceLoader, schema: z.custom<Source>() }),
  slots: defineCollection({ loader: slotsLoader, schema: z.custom<Slots[string]>() }),
  notices: defineCollection({ loader: noticesLoader, schema: z.custom<Notice>() }),
  pins: defineCollection({ loader: pinsLoader, schema: z.custom<{ numbers: number[] }>() }),
  combinations: defineCollection({ loader: combinationsLoader, schema: z.custom<CombinationTable>() }),
  // Only in dev; a build stops at them.
  problems: defineCollection({ loader: problemsLoader, schema: z.custom<FileProblems>() }),
};
