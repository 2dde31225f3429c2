#!/usr/bin/env node
/**
 * Runs Astro: `node cli/astro.mjs build`. Says plainly what is missing where it cannot run, and keeps Astro from
 * calling its statistics server.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { explainNode } from './explain-node.mjs';

const reason = explainNode({ version: process.versions.node, platform: process.platform, arch: process.arch });
if (reason) {
  console.error(reason);
  process.exit(1);
}
const astro = fileURLToPath(new URL('../node_modules/astro/bin/astro.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, [astro, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
});
process.exitCode = status ?? 1;
