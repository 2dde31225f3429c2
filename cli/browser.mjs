#!/usr/bin/env node
/** Finds the browser of the browser tests, or installs one: `node cli/browser.mjs` prints its path. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { chooseBrowser, explainMissingBrowser } from './choose-browser.mjs';

/** Starts it without a sandbox (a container has none to give), without drawing by a GPU, and silent towards the network. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @returns {import('./choose-browser.mjs').Machine} */
function thisMachine() {
  return {
    platform: process.platform,
    env: process.env,
    isRoot: process.getuid?.() === 0,
    hasApt: existsSync('/usr/bin/apt-get'),
    isBrowser,
    playwright: chromium.executablePath() || null,
  };
}

/**
 * The path of a browser that is there now, or null.
 *
 * @throws if CHROME_PATH names one that is not
 */
export function findBrowser() {
  const choice = chooseBrowser(thisMachine());
  if ('message' in choice) throw new Error(choice.message);
  return 'path' in choice ? choice.path : null;
}

/**
 * The path of a browser, installing one if need be.
 *
 * @throws with what a person can do if that does not work
 */
export function ensureBrowser() {
  const choice = chooseBrowser(thisMachine());
  if ('message' in choice) throw new Error(choice.message);
  if ('path' in choice) return choice.path;
  for (const [command = '', ...args] of choice.installs) {
    console.error(`没有找到浏览器，正在安装：${[command, ...args].join(' ')}`);
    if (command === 'apt-get') spawnSync(command, ['update', '-qq'], { stdio: 'inherit' });
    spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
    const path = findBrowser();
    if (path) return path;
  }
  throw new Error(explainMissingBrowser(process.platform));
}

/**
 * Some Linux systems ship a /usr/bin/chromium-browser that only says where to get one, so there it has to start.
 * Elsewhere starting it would open a window.
 *
 * @param {string} path
 */
function isBrowser(path) {
  if (!existsSync(path)) return false;
  if (process.platform !== 'linux') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

if (process.argv[1] && import.meta.filename === process.argv[1]) {
  try {
    console.log(ensureBrowser());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
