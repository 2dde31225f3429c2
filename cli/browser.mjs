#!/usr/bin/env node
/** Finds the browser of the browser tests, or installs one: `node cli/browser.mjs` prints its path. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/**
 * Arguments that start the browser without a sandbox, which containers lack, without a GPU, and without requests of its
 * own.
 */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const windowsPlace = '\\Google\\Chrome\\Application\\chrome.exe';

/** Where systems install Chrome and Chromium. The first has no windows: with it the tests take half the time. */
const places = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ...['PROGRAMFILES', 'LOCALAPPDATA'].map((name) => `${process.env[name]}${windowsPlace}`),
  chromium.executablePath(),
];

const fromDebian = ['chromium-headless-shell', 'chromium'].map(
  (name) => `apt-get install -y --no-install-recommends ${name} fonts-noto-cjk`,
);
const fromPlaywright = 'npx --no-install playwright install chromium';

const thisMachine = {
  named: process.env['CHROME_PATH'],
  canUseApt: process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'),
  exists: (/** @type {string} */ path) => existsSync(path),
  run(/** @type {string} */ command) {
    console.error(`没有找到浏览器，正在安装：${command}`);
    spawnSync(command, { stdio: 'inherit', shell: true });
  },
};

/**
 * The path of the browser that CHROME_PATH names, else of an installed one, else of one that is now installed: for root
 * on Debian by apt, else by Playwright.
 *
 * @throws with what a person can do if there is none
 */
export function ensureBrowser({ named, canUseApt, exists, run } = thisMachine) {
  if (named && exists(named)) return named;
  if (named)
    throw new Error(`CHROME_PATH 指向的 ${named} 不存在；请改成 Chrome 或 Chromium 的完整路径，或删去这个变量。`);
  const find = () => places.find(exists);
  for (const command of canUseApt ? ['apt-get update -qq', ...fromDebian, fromPlaywright] : [fromPlaywright]) {
    const path = find();
    if (path) return path;
    run(command);
  }
  const path = find();
  if (path) return path;
  throw new Error(`没有找到 Chrome 或 Chromium，自动安装也没有成功，浏览器测试无法运行。
请安装一个，例如 sudo apt-get install chromium fonts-noto-cjk；macOS 和 Windows 上从公司软件源安装 Chrome。
已经装在别处的，请把完整路径写进环境变量 CHROME_PATH，再运行 npm test。`);
}

if (process.argv[1] && import.meta.filename === process.argv[1]) {
  try {
    console.log(ensureBrowser());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
