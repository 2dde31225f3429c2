import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ContentFile, type Corpus, parseCorpus } from '../../src/markdown/corpus.ts';
import { readContentFiles } from '../../src/site/content-files.ts';
import { cleanEnvironment } from '../../tests/built/build.ts';
import { synthesize, writeCorpus } from '../synthetic.ts';
import { type Sidebar, writeStarlight } from './starlight.ts';

export interface Pair {
  size: number;
  corpus: Corpus;
  /** Folders of the built sites. */
  ours: string;
  starlight: string;
  sidebar: Sidebar;
}

/** The real corpus and synthetic ones; above this many entries Starlight's full sidebar fills the disk. */
const fullSidebarUpTo = 1000;

/** Builds both sites from the same corpus, unless the folder has them of that very corpus from an earlier run. */
export function buildPair(size: number | 'real', folder: string): Pair {
  const files = readContentFiles('content');
  const real = parseCorpus(files);
  const isData = ({ path }: { path: string }) => path.endsWith('.yml');
  const made = size === 'real' ? files : synthesize(real, files.filter(isData), size);
  const corpus = size === 'real' ? real : parseCorpus(made);
  const sidebar = corpus.entries.length <= fullSidebarUpTo ? 'full' : 'topics';
  const [content, ours, project] = ['content', 'ours', 'starlight'].map((name) =>
    join(folder, `${size}-${fingerprint(made)}-${name}`),
  ) as [string, string, string];
  const starlight = join(project, 'dist');

  if (!existsSync(join(ours, 'pagefind/first.json'))) {
    if (size !== 'real') writeCorpus(made, content);
    build(process.cwd(), ['--outDir', ours], { CONTENT_DIR: size === 'real' ? resolve('content') : content });
  }
  if (!existsSync(join(starlight, 'pagefind/pagefind.js'))) {
    writeStarlight(corpus, sidebar, project);
    build(project, []);
  }
  return { size: corpus.entries.length, corpus, ours, starlight, sidebar };
}

/** Tells one corpus from another, so that both sites are always of the same. */
function fingerprint(files: readonly ContentFile[]): string {
  return createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 8);
}

/** @throws with the end of what the build printed */
function build(cwd: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('cli/astro.mjs'), 'build', ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...cleanEnvironment(), NO_COLOR: '1', ...environment },
  });
  if (status !== 0) throw new Error(`${cwd}: ${(stdout + stderr).slice(-2000)}`);
}

export function versionOf(name: string): string {
  return (JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }).version;
}
