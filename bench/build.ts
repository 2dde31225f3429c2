import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Content } from './contents.ts';
import type { Project, Site } from './sites/site.ts';

/** What a build, or another command, took. */
export interface BuildCost {
  /** `wall`: seconds by the clock; `cpu`: seconds of all processes on all cores. */
  wall: number;
  cpu: number;
  /** The most bytes that all processes together had in memory. */
  memory: number;
}

/** Where corpora and sites are made; nothing in it is needed after a run. */
export const workFolder = '.cache/bench';

/** Writes a project for a site into a folder where its packages are found. `reuse` keeps the files of the last run. */
export function prepareSite(site: Site, content: Content, name: string, { reuse = false } = {}): Project {
  const folder = resolve(site.home, workFolder, name);
  if (!reuse) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return site.prepare(content, folder);
}

/** Builds a site, or takes the one that an earlier run built; its folder. */
export async function builtSite(site: Site, content: Content, name: string, reuse: boolean): Promise<string> {
  const project = prepareSite(site, content, name, { reuse });
  if (!reuse || !existsSync(project.dist)) await build(project, { cold: true });
  return project.dist;
}

/**
 * Builds a project. `cold` first removes what an earlier build left.
 *
 * @throws with the end of what the build printed, if it fails
 */
export async function build(project: Project, { cold }: { cold: boolean }): Promise<BuildCost> {
  for (const path of [project.dist, ...(cold ? project.caches : [])]) rmSync(path, { recursive: true, force: true });
  return measure(project);
}

/** @throws with the end of what the command printed, if it fails */
export async function measure({
  folder,
  command,
  environment,
}: Pick<Project, 'folder' | 'command' | 'environment'>): Promise<BuildCost> {
  const started = performance.now();
  // The shell's `times` prints the processor time of all processes below the shell.
  const shell = spawn('bash', ['-c', '"$@"; status=$?; times >&3; exit $status', 'bash', ...command], {
    cwd: folder,
    env: { ...environment, NO_COLOR: '1', CI: 'true' },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  let memory = 0;
  const watching = setInterval(() => {
    memory = Math.max(memory, residentBytes(shell.pid ?? 0));
  }, 100);
  let [output, times] = ['', ''];
  for (const stream of [shell.stdout, shell.stderr])
    stream?.on('data', (part) => {
      output += part;
    });
  shell.stdio[3]?.on('data', (part) => {
    times += part;
  });
  const status = await new Promise<number | null>((resolve) => shell.on('close', resolve));
  clearInterval(watching);
  if (status !== 0) throw new Error(`${folder}: ${output.slice(-3000)}`);
  return { wall: (performance.now() - started) / 1000, cpu: childSeconds(times), memory };
}

/** The second line of bash's `times` is about the children of the shell: `0m1.234s 0m0.456s`, user and system. */
function childSeconds(times: string): number {
  const line = times.trim().split('\n')[1] ?? '';
  return [...line.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, minutes, seconds]) => {
    return sum + Number(minutes) * 60 + Number(seconds);
  }, 0);
}

/** Resident memory of a process and of all its descendants. Memory that they share counts for each of them. Linux only. */
function residentBytes(pid: number): number {
  try {
    const [, resident] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
    const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').trim().split(' ').filter(Boolean),
    );
    const below = children.reduce((sum, child) => sum + residentBytes(Number(child)), 0);
    return Number(resident) * 4096 + below;
  } catch {
    return 0;
  }
}
