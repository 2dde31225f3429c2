import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

export interface BuildOptions {
  /** Another corpus than content/. */
  content?: string;
  /** Where the site is served: `/kling-qa/`. */
  base?: string;
  /** Settings of the build (src/site/build-flags.ts). */
  flags?: Record<string, string>;
  /** Topic by topic. */
  topics?: boolean;
}

/** A build that came to its end, well or not. */
export interface Build {
  /** The folder written to. */
  site: string;
  status: number;
  /** Everything it printed. */
  output: string;
}

/** The site as `npm run build` left it. */
export const dist = resolve('dist');

/** @throws with what to run, if there is no built site */
export function assertBuilt(): void {
  if (!existsSync(join(dist, 'index.html'))) throw new Error('还没有 dist/，请先运行 npm run build');
}

/**
 * Builds a site into a temporary folder, with the same command as `npm run build`. Astro writes its own modules into the output
 * folder only if that folder is in the project; builds into folders elsewhere share one place, and two at a time break each other.
 */
export async function buildSite({ content, base, flags, topics = false }: BuildOptions): Promise<Build> {
  mkdirSync('.cache', { recursive: true });
  const made = mkdtempSync(resolve('.cache/site-'));
  const site = mkdtempSync(join(tmpdir(), 'kling-qa-site-'));
  // Astro keeps one cache and one folder of generated files for the project, so no two builds run at a time, of any process.
  const build = spawn(
    'flock',
    [
      ...[resolve('.cache/building'), process.execPath, resolve('cli/astro.mjs'), 'build', '--outDir', made],
      ...(topics ? ['--topics'] : []),
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...cleanEnvironment(),
        NO_COLOR: '1',
        SITE_REPOSITORY: 'https://git.example.org/kling/kling-qa',
        ...(content && { CONTENT_DIR: resolve(content) }),
        ...(base && { SITE_BASE: base }),
        ...flags,
      },
    },
  );
  const printed = Promise.all([text(build.stdout), text(build.stderr)]);
  const [status] = await once(build, 'close');
  cpSync(made, site, { recursive: true });
  rmSync(made, { recursive: true, force: true });
  return { site, status: status ?? 1, output: (await printed).join('') };
}

/** As `buildSite`; @throws if the build fails. */
export async function buildSoundSite(options: BuildOptions): Promise<string> {
  const { site, status, output } = await buildSite(options);
  if (status !== 0) throw new Error(`生成测试用的网站失败：\n${output}`);
  return site;
}

/** Our environment without what Vitest adds to it: its BASE_URL and NODE_ENV would end up in the built pages. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const added = ['NODE_ENV', 'TEST', 'VITEST', 'BASE_URL', 'MODE', 'DEV', 'PROD', 'SSR'];
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !added.includes(name)));
}
