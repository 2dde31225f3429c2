#!/usr/bin/env node
/**
 * Runs Astro: `node cli/astro.mjs build`; with `--topics` topic by topic (build-topics.ts). Says plainly what is missing where
 * that cannot run, and keeps Astro from calling its statistics server.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { explainNode } from './explain-node.mjs';

const reason = explainNode({ version: process.versions.node, platform: process.platform, arch: process.arch });
if (reason) {
  console.error(reason);
  process.exit(1);
}
const program = process.argv.includes('--topics') ? './build-topics.ts' : '../node_modules/astro/bin/astro.mjs';
const { status } = spawnSync(
  process.execPath,
  [fileURLToPath(new URL(program, import.meta.url)), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  },
);
process.exitCode = status ?? 1;
