/**
 * `npm run bench:topics [-- --sizes=10000,100000]`: what `npm run build -- --topics` takes. Writes its section of bench/SCALE.md.
 * Takes about half an hour, 8 GB of memory and 4 GB of disk.
 */
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../cli/command.ts';
import { type BuildCost, build, prepareSite, workFolder } from './build.ts';
import { syntheticContent } from './contents.ts';
import { count, figureTable, megabytes, seconds, withSection } from './format.ts';
import { describeMachine, versionsOf } from './machine.ts';
import { scaleFile, sections } from './scale/sections.ts';
import { sites } from './sites/index.ts';
import { readSizes } from './sizes.ts';

interface Row {
  size: number;
  cost: BuildCost;
  files: number;
  bytes: number;
}

await runCommand({
  usage: '用法：npm run bench:topics [-- --sizes=10000,100000]',
  options: { sizes: { type: 'string', default: '10000,100000' } },
  async run({ values }) {
    const sizes = readSizes(values.sizes);
    const rows: Row[] = [];
    for (const size of sizes) {
      rows.push(await measure(size));
      console.log(JSON.stringify(rows.at(-1)));
    }
    const text = `${describeMachine('bench:topics', versionsOf(sites.ours.packages))}\n\n${report(rows)}`;
    writeFileSync(scaleFile, withSection(readFileSync(scaleFile, 'utf8'), sections.topics, text));
    return true;
  },
});

async function measure(size: number): Promise<Row> {
  const project = prepareSite(sites.ours, syntheticContent(size, workFolder), `topics-${size}`);
  const cost = await build(
    {
      ...project,
      command: [...project.command, '--topics'],
      // Of 100,000 entries Node's own limit would be too low.
      environment: { ...project.environment, NODE_OPTIONS: '--max-old-space-size=18000' },
    },
    { cold: true },
  );
  const files = readdirSync(project.dist, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  rmSync(project.dist, { recursive: true });
  return { size, cost, files: files.length, bytes };
}

function report(rows: readonly Row[]): string {
  const line = (name: string, figure: (row: Row) => string) => [name, ...rows.map(figure)];
  return figureTable(
    ['entries', ...rows.map(({ size }) => count(size))],
    [
      line('processor', ({ cost }) => seconds(cost.cpu)),
      line('by the clock', ({ cost }) => seconds(cost.wall)),
      line('memory at most', ({ cost }) => megabytes(cost.memory)),
      line('files', ({ files }) => count(files)),
      line('size', ({ bytes }) => megabytes(bytes)),
    ],
  );
}
