/**
 * `npm run bench:usage`: time and memory of `report:usage` over logs of 100,000 to 10,000,000 lines in 52 weeks. In
 * these logs few questions come often and many once, and every tenth is as long as a beacon may be. Writes
 * bench/USAGE.md.
 */
import { once } from 'node:events';
import { createWriteStream, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { random as seeded } from '../tests/fuzz/random.ts';
import { measure, workFolder } from './build.ts';
import { realContent } from './contents.ts';
import { figureTable, megabytes, seconds, targetTable } from './format.ts';
import { describeMachine } from './machine.ts';

const sizes = [100_000, 1_000_000, 10_000_000];
/** Bytes that a report of 10,000,000 lines may take. */
const most = 500_000_000;

const folder = resolve(workFolder, 'usage');
mkdirSync(folder, { recursive: true });
const { entries } = realContent().corpus;
const phrases = entries.flatMap(({ title, aliases }) => [title, ...aliases]);
const rows: { lines: number; bytes: number; wall: number; memory: number }[] = [];
try {
  for (const lines of sizes) {
    const log = join(folder, 'usage.log');
    await writeLog(log, lines);
    const command = [
      process.execPath,
      'cli/report-usage.ts',
      log,
      '--out',
      join(folder, 'report'),
      '--today',
      '2027-01-03',
    ];
    const { wall, memory } = await measure({ folder: process.cwd(), command, environment: process.env });
    rows.push({ lines, bytes: statSync(log).size, wall, memory });
    console.log(JSON.stringify(rows.at(-1)));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const memory = Math.max(...rows.map((row) => row.memory));
writeFileSync(
  'bench/USAGE.md',
  [
    '# Reports of use',
    '',
    describeMachine('bench:usage', {}),
    '',
    'Logs over 52 weeks; few questions come often and many once, and every tenth is as long as a beacon may be.',
    '',
    figureTable(
      ['lines', 'log', 'time', 'memory at most'],
      rows.map(({ lines, bytes, wall, memory }) => [String(lines), megabytes(bytes), seconds(wall), megabytes(memory)]),
    ),
    '',
    targetTable([['memory of the largest', megabytes(memory), `under ${megabytes(most)}`, memory < most]]),
    '',
  ].join('\n'),
);

async function writeLog(path: string, lines: number): Promise<void> {
  const random = seeded(lines);
  const file = createWriteStream(path);
  const start = Date.UTC(2026, 0, 5);
  for (let index = 0; index < lines; index += 1000) {
    const text = Array.from({ length: 1000 }, (_, line) => {
      const time = new Date(start + Math.floor(((index + line) / lines) * 52 * 7 * 86_400) * 1000);
      return `${time.toISOString().slice(0, 19)}+00:00 ${beacon(random)}\n`;
    });
    if (!file.write(text.join(''))) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

function beacon(random: () => number): string {
  const kind = random();
  // Few questions come often, many once: the ranks 1 to 10 get as many searches as the ranks 11 to 100, and so on.
  const rank = Math.floor(Math.exp(random() * Math.log(3_000_000)));
  const words = [rank, rank * 7, rank * 31, rank * 101].map((number) => phrases[number % phrases.length] ?? '');
  const query = words.join('').slice(0, rank % 10 === 0 ? 100 : 5 + (rank % 20));
  const number = entries[rank % entries.length]?.number;
  const text = encodeURIComponent(query);
  if (kind < 0.5) return `k=search&q=${text}&n=9&c=${Number(kind > 0.1)}&h=${number}`;
  if (kind < 0.6) return `k=none&q=${text}`;
  if (kind < 0.8) return `k=open&q=${text}&e=${number}&r=1`;
  return `k=copy&e=${number}&w=reply`;
}
