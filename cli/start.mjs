#!/usr/bin/env node
/** `npm start`: builds the site and serves it on the loopback address until stopped. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

console.log('正在生成网站……');
for (const [file, ...args] of [['./astro.mjs', 'build'], ['./preview.ts']]) {
  const script = fileURLToPath(new URL(file, import.meta.url));
  const { status } = spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
