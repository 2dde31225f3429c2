/**
 * @typedef {object} Machine
 * @property {string} platform as in `process.platform`
 * @property {Record<string, string | undefined>} env
 * @property {boolean} isRoot
 * @property {boolean} hasApt
 * @property {(path: string) => boolean} isBrowser whether a file is there and starts
 * @property {string | null} playwright where Playwright keeps its own browser, installed or not
 *
 * @typedef {{ path: string }} Found
 * @typedef {{ installs: string[][] }} Missing commands that bring one, to try in order
 * @typedef {{ message: string }} Refused
 */

/** Where Chrome and Chromium are usually installed. `%NAME%` stands for an environment variable. */
const usualPlaces = {
  linux: [
    // The same browser without its windows: the tests take half the time.
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
    '/opt/google/chrome/chrome',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '%HOME%/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    '%PROGRAMFILES%\\Google\\Chrome\\Application\\chrome.exe',
    '%PROGRAMFILES(X86)%\\Google\\Chrome\\Application\\chrome.exe',
    '%LOCALAPPDATA%\\Google\\Chrome\\Application\\chrome.exe',
    '%LOCALAPPDATA%\\Chromium\\Application\\chrome.exe',
  ],
};

/**
 * Which browser the tests use: the one named by CHROME_PATH, else an installed one, else Playwright's own, else how
 * to get one.
 *
 * @param {Machine} machine
 * @returns {Found | Missing | Refused}
 */
export function chooseBrowser({ platform, env, isRoot, hasApt, isBrowser, playwright }) {
  const named = env['CHROME_PATH'];
  if (named)
    return isBrowser(named)
      ? { path: named }
      : {
          message: `CHROME_PATH 指向的 ${named} 不存在或无法启动；请改成 Chrome 或 Chromium 的完整路径，或删去这个变量。`,
        };
  const path = [...installedPlaces(platform, env), ...(playwright ? [playwright] : [])].find(isBrowser);
  if (path) return { path };
  const fromPlaywright = ['npx', '--no-install', 'playwright', 'install', 'chromium'];
  if (platform !== 'linux' || !isRoot || !hasApt) return { installs: [fromPlaywright] };
  const fromDebian = ['chromium-headless-shell', 'chromium'].map((name) => [
    'apt-get',
    'install',
    '-y',
    '--no-install-recommends',
    name,
    'fonts-noto-cjk',
  ]);
  return { installs: [...fromDebian, fromPlaywright] };
}

/**
 * How a person gets a browser where no command of ours could.
 *
 * @param {string} platform
 */
export function explainMissingBrowser(platform) {
  const advice =
    {
      darwin: '用 Homebrew 运行 brew install --cask google-chrome，或从公司软件源安装 Chrome。',
      win32: '在 PowerShell 里运行 winget install Google.Chrome，或从公司软件源安装 Chrome。',
    }[platform] ?? '用发行版的软件包安装，例如 sudo apt-get install chromium fonts-noto-cjk。';
  return `没有找到 Chrome 或 Chromium，自动安装也没有成功，浏览器测试无法运行。\n请安装一个：${advice}\n已经装在别处的，请把完整路径写进环境变量 CHROME_PATH，再运行 npm test。`;
}

/**
 * @param {string} platform
 * @param {Machine['env']} env
 * @returns {string[]}
 */
function installedPlaces(platform, env) {
  const places = platform === 'darwin' || platform === 'win32' ? usualPlaces[platform] : usualPlaces.linux;
  return places.flatMap((place) => {
    const name = /%(.+)%/.exec(place)?.[1];
    if (!name) return [place];
    const folder = env[name] ?? Object.entries(env).find(([key]) => key.toUpperCase() === name)?.[1];
    return folder ? [place.replace(`%${name}%`, folder)] : [];
  });
}
