import type { AstroIntegration } from 'astro';
import { readCorpus } from './loaders.ts';
import { partFinder } from './site-part.ts';

/** Builds the pages of one part. The search index, checksums and signatures are made when all parts are there (cli/build-topics.ts). */
export function partPages(part: string): AstroIntegration {
  return {
    name: 'part-pages',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        const { entries, site } = readCorpus();
        const partOf = partFinder(entries, site.topics);
        setPrerenderer((prerenderer) => ({
          ...prerenderer,
          getStaticPaths: async () =>
            (await prerenderer.getStaticPaths()).filter(({ pathname }) => partOf(pathname) === part),
        }));
      },
    },
  };
}
