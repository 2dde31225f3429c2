/**
 * `npm run sbom [-- FILE]`: writes the list of the packages that a build is made with, as CycloneDX, into sbom.cdx.json. npm
 * reads the list from package-lock.json. One commit gives one file.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { buildTime } from '../src/site/build-time.ts';
import { runCommand } from './command.ts';

interface Sbom {
  serialNumber: string;
  metadata: { timestamp: string; component: { name: string } };
  components: { hashes?: object[] }[];
}

await runCommand({
  usage: '用法：npm run sbom [-- 文件]',
  options: {},
  run({ positionals: [file = 'sbom.cdx.json'] }) {
    const sbom = settle(askNpm());
    writeFileSync(file, `${JSON.stringify(sbom, null, 2)}\n`);
    console.log(`${file}：${sbom.components.length} 个包，CycloneDX 格式`);
    return true;
  },
});

function askNpm(): Sbom {
  const args = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application'];
  const shell = process.platform === 'win32';
  const { status, stdout, stderr } = spawnSync('npm', args, { encoding: 'utf8', shell, maxBuffer: 2 ** 27 });
  if (status !== 0) throw new Error(`npm 没有列出这些包：\n${stderr}`);
  return JSON.parse(stdout);
}

/** Takes out what differs from run to run: npm writes the clock, a number by chance, and the name of the folder. */
function settle({ serialNumber: _chance, metadata, ...rest }: Sbom): Sbom {
  const { name } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string };
  const settled = {
    ...rest,
    metadata: { ...metadata, timestamp: buildTime().toISOString(), component: { ...metadata.component, name } },
  };
  return { ...settled, serialNumber: `urn:uuid:${uuidOf(JSON.stringify(settled))}` };
}

/** A version 8 UUID of a text. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
