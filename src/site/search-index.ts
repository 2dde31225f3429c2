import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { formatProblem } from '../entry/problem.ts';
import { leavesOf } from '../entry/entry.ts';
import { parseSynonyms, type SynonymGroup } from '../search/synonyms.ts';
import { writeIndex } from '../search/write-index.ts';
import { contentDirectory } from './content-files.ts';
import { readCorpus } from './loaders.ts';

/** Writes the search index into the built site. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const started = Date.now();
        const { entries, site } = readCorpus();
        const { escalations, topics } = site;
        await writeIndex({ entries, escalations, topics, synonyms: readSynonyms() }, fileURLToPath(new URL('pagefind/', dir)));
        logger.info(`搜索索引已生成：${entries.length} 条，${((Date.now() - started) / 1000).toFixed(1)} 秒`);
      },
    },
  };
}

/** @throws with all problems of content/synonyms.yml */
function readSynonyms(): SynonymGroup[] {
  const file = join(contentDirectory(), 'synonyms.yml');
  if (!existsSync(file)) return [];
  const corpus = readCorpus().entries.flatMap((entry) => [entry.title, ...entry.aliases, ...leavesOf(entry, 'reply').map(({ text }) => text)]);
  const { groups, problems } = parseSynonyms({ path: 'content/synonyms.yml', text: readFileSync(file, 'utf8'), corpus });
  if (problems.length > 0) throw new Error(problems.map((problem) => formatProblem(problem, '错误')).join('\n'));
  return groups;
}
