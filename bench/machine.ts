import { readFileSync } from 'node:fs';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';

/** What was measured where and when: the paragraph below a report's title. Call it when all is measured. */
export function describeMachine(command: string, versions: Record<string, string>): string {
  const load = loadavg()[0] ?? 0;
  const noisy = load > cpus().length + 1 ? '; other programs were running, so times are too long' : '';
  const named = Object.entries({ 'Node.js': process.versions.node, ...versions });
  return [
    `\`npm run ${command}\`, ${new Date().toISOString().slice(0, 10)}, on ${cpus().length} cores of ${cpus()[0]?.model.trim()}`,
    `with ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${release()}; load average ${load.toFixed(1)} at the end${noisy}.`,
    `${named.map(([name, version]) => `${name} ${version}`).join(', ')}.`,
  ].join('\n');
}

/** The installed versions of packages, found from a folder. */
export function versionsOf(packages: readonly string[], folder = '.'): Record<string, string> {
  const read = (name: string) =>
    (JSON.parse(readFileSync(`${folder}/node_modules/${name}/package.json`, 'utf8')) as { version: string }).version;
  return Object.fromEntries(packages.map((name) => [name, read(name)]));
}
