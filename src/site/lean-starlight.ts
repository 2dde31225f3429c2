import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Styles of Starlight's page for parts that we do not have. The tokens and classes that its reset and we use are in theme.css. */
export const unusedStyles =
  /@astrojs\/starlight\/dist\/(?:style\/(?:props|asides|util)\.css$|components\/Page\.astro\?astro&type=style)/;

/** What Starlight's page loads → our file that is loaded in its place. */
export const replaced: Record<string, string> = {
  '../style/print.css?url&no-inline': 'src/styles/print.css?url&no-inline',
  // The state of a sidebar that we do not have; our script of every page takes its place.
  '../components-internals/SidebarPersistState': 'src/browser/page.ts',
};

/** Takes out of every page what Starlight's page loads for parts that are not ours. */
export function leanStarlight(): Plugin {
  return {
    name: 'lean-starlight',
    enforce: 'pre',
    resolveId(source, importer) {
      const ours = importer?.includes('@astrojs/starlight/dist/components/Page.astro') && replaced[source];
      return ours ? resolve(ours) : null;
    },
    transform: (_code, id) => (unusedStyles.test(id) ? { code: '', map: null } : null),
  };
}
