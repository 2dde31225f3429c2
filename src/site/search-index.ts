import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { leavesOf } from '../entry/entry.ts';
import { formatProblem } from '../entry/problem.ts';
import { parseYaml } from '../markdown/yaml.ts';
import { gapsSchema } from '../search/gaps.ts';
import { writeIndex } from '../search/pagefind/write-index.ts';
import { deadSynonym, parseSynonyms } from '../search/synonyms.ts';
import type { Vocabulary } from '../search/tables.ts';
import { contentDirectory } from './content-files.ts';
import { readCorpus } from './loaders.ts';

/**
 * Writes the search index into the built site. It is made before the pages: Pagefind needs as much memory as Astro has taken
 * by the end, and gives it back when it is done; Astro does not.
 */
export function searchIndex(): AstroIntegration {
  let made: string;
  return {
    name: 'search-index',
    hooks: {
      'astro:build:start': async ({ logger }) => {
        const started = Date.now();
        made = mkdtempSync(join(tmpdir(), 'kling-qa-index-'));
        process.once('exit', () => rmSync(made, { recursive: true, force: true }));
        const { entries, site } = readCorpus();
        const { escalations, topics } = site;
        await writeIndex({ entries, escalations, topics, vocabulary: readVocabulary() }, made);
        logger.info(`搜索索引已生成：${entries.length} 条，${((Date.now() - started) / 1000).toFixed(1)} 秒`);
      },
      'astro:build:done': ({ dir }) => {
        cpSync(made, fileURLToPath(new URL('pagefind/', dir)), { recursive: true });
      },
    },
  };
}

/** @throws with all problems of content/synonyms.yml and content/gaps.yml */
function readVocabulary(): Vocabulary {
  const read = (name: string) => {
    const file = join(contentDirectory(), name);
    return existsSync(file) ? readFileSync(file, 'utf8') : '[]';
  };
  const corpus = readCorpus().entries.flatMap((entry) => [
    entry.title,
    ...entry.aliases,
    ...leavesOf(entry, 'reply').map(({ text }) => text),
  ]);
  const { groups, problems } = parseSynonyms({ path: 'content/synonyms.yml', text: read('synonyms.yml'), corpus });
  const gaps = parseYaml(read('gaps.yml'), gapsSchema);
  const grave = problems.filter(({ rule }) => rule !== deadSynonym);
  const all = [...grave, ...gaps.findings.map((finding) => ({ path: 'content/gaps.yml', ...finding }))];
  if (all.length > 0) throw new Error(all.map((problem) => formatProblem(problem, '错误')).join('\n'));
  return { synonyms: groups, gaps: gaps.data ?? [] };
}
