#!/usr/bin/env node
/** `npm start`: builds the site and serves it on the loopback address until stopped. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const astro = fileURLToPath(new URL('./astro.mjs', import.meta.url));
for (const command of ['build', 'preview']) {
  console.log(command === 'build' ? '正在生成网站……' : '网站已生成，正在启动。按 Ctrl + C 停止。');
  const { status } = spawnSync(process.execPath, [astro, command], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
