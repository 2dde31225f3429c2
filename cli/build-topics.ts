/**
 * `npm run build -- --topics [--outDir FOLDER]`: builds the same site in parts, one process for each top topic and one for the rest,
 * and puts the parts together. For a corpus whose pages do not fit into the memory of one process; it takes longer.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { writeChecksums } from '../src/site/checksums.ts';
import { signIfAsked } from '../src/site/feed-signature.ts';
import { readCorpus } from '../src/site/loaders.ts';
import { assertOutputFolder } from '../src/site/output-folder.ts';
import { warnOfPlaceholder } from '../src/site/placeholder-notice.ts';
import { writeSearchIndex } from '../src/site/search-index.ts';
import { partsOf, writePart } from '../src/site/site-part.ts';
import { runCommand } from './command.ts';

await runCommand({
  usage: '用法：npm run build -- --topics [--outDir 文件夹]',
  options: { topics: { type: 'boolean' }, outDir: { type: 'string', default: 'dist' } },
  async run({ values: { outDir } }) {
    const site = resolve(outDir);
    assertOutputFolder(site);
    rmSync(site, { recursive: true, force: true });
    mkdirSync('.cache', { recursive: true });
    // Astro writes its own modules into the output folder only if that folder is in the project.
    const place = mkdtempSync(resolve('.cache/parts-'));
    try {
      for (const part of partsOf(readCorpus().site.topics)) {
        if (!buildPart(part, place)) return false;
        moveFiles(join(place, 'pages'), site);
      }
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
    await writeSearchIndex(join(site, 'pagefind'), console.log);
    signIfAsked(site);
    warnOfPlaceholder(console.warn);
    writeChecksums(site);
    return true;
  },
});

function buildPart(part: string, place: string): boolean {
  const corpus = join(place, 'corpus');
  writePart(part, readCorpus(), corpus);
  const args = ['cli/astro.mjs', 'build', '--outDir', join(place, 'pages')];
  const env = { ...process.env, SITE_PART: part, SITE_CORPUS: corpus };
  return spawnSync(process.execPath, args, { stdio: 'inherit', env }).status === 0;
}

/**
 * Moves the files of a part to those of the others. All parts have the same scripts, styles and public files.
 *
 * @throws if a file is not what another part has
 */
function moveFiles(from: string, to: string): void {
  for (const { parentPath, name } of readdirSync(from, { recursive: true, withFileTypes: true }).filter((item) =>
    item.isFile(),
  )) {
    const source = join(parentPath, name);
    const target = join(to, relative(from, source));
    if (existsSync(target) && !readFileSync(source).equals(readFileSync(target)))
      throw new Error(`分专题生成的 ${relative(from, source)} 不一样；请改用 npm run build`);
    mkdirSync(dirname(target), { recursive: true });
    renameSync(source, target);
  }
}
