import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { writeIndex } from '../search/pagefind/write-index.ts';
import { readCorpus } from './loaders.ts';

/**
 * Writes the search index into the built site. The index is made before the pages, which takes less memory
 * (docs/decisions/0003-index-before-pages.md).
 */
export function searchIndex(): AstroIntegration {
  let made: string;
  return {
    name: 'search-index',
    hooks: {
      'astro:build:start': async ({ logger }) => {
        const place = mkdtempSync(join(tmpdir(), 'kling-qa-index-'));
        process.once('exit', () => rmSync(place, { recursive: true, force: true }));
        // Others may not enter a temporary folder, but they may enter one that is made in it.
        made = join(place, 'pagefind');
        await writeSearchIndex(made, (said) => logger.info(said));
      },
      'astro:build:done': ({ dir }) => {
        moveFolder(made, fileURLToPath(new URL('pagefind/', dir)));
      },
    },
  };
}

/** Copies only from one disk to another: an index of 10,000 entries has 12,000 files. */
function moveFolder(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    cpSync(from, to, { recursive: true });
  }
}

/** Writes the index of the content folder into a folder, and says how long that took. */
export async function writeSearchIndex(folder: string, say: (text: string) => void): Promise<void> {
  const started = Date.now();
  const { entries, site, vocabulary, redirects } = readCorpus();
  await writeIndex({ entries, ...site, ...vocabulary, redirects }, folder);
  say(`搜索索引已生成：${entries.length} 条，${((Date.now() - started) / 1000).toFixed(1)} 秒`);
}
