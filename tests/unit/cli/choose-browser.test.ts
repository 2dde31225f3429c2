import { describe, expect, it } from 'vitest';
import { chooseBrowser, explainMissingBrowser } from '../../../cli/choose-browser.mjs';

const machine = (platform: string, installed: string[], more: Partial<Parameters<typeof chooseBrowser>[0]> = {}) => ({
  platform,
  env: {},
  isRoot: false,
  hasApt: false,
  isBrowser: (path: string) => installed.includes(path),
  playwright: '/cache/playwright/chrome',
  ...more,
});
const playwrightInstall = ['npx', '--no-install', 'playwright', 'install', 'chromium'];

describe('the browser of the tests', () => {
  it.each([
    ['linux', '/usr/bin/chromium', {}],
    ['linux', '/usr/bin/google-chrome-stable', {}],
    ['freebsd', '/usr/bin/chromium', {}],
    ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', {}],
    ['darwin', '/Users/li/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', { HOME: '/Users/li' }],
    ['win32', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', { ProgramFiles: 'C:\\Program Files' }],
    [
      'win32',
      'C:\\Users\\li\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe',
      { LOCALAPPDATA: 'C:\\Users\\li\\AppData\\Local' },
    ],
  ])('on %s is an installed one: %s', (platform, path, env) => {
    expect(chooseBrowser(machine(platform, [path, '/cache/playwright/chrome'], { env }))).toEqual({ path });
  });

  it('is the one that CHROME_PATH names, before any other', () => {
    const env = { CHROME_PATH: '/opt/my/chrome' };
    expect(chooseBrowser(machine('linux', ['/usr/bin/chromium', '/opt/my/chrome'], { env }))).toEqual({
      path: '/opt/my/chrome',
    });
  });

  it('is refused if CHROME_PATH names nothing that starts, although another is installed', () => {
    const env = { CHROME_PATH: '/opt/typo' };
    const choice = chooseBrowser(machine('linux', ['/usr/bin/chromium'], { env }));
    expect(choice).toMatchObject({ message: expect.stringContaining('/opt/typo') });
  });

  it("is Playwright's own if no other is installed", () => {
    expect(chooseBrowser(machine('darwin', ['/cache/playwright/chrome']))).toEqual({
      path: '/cache/playwright/chrome',
    });
  });

  it('comes with apt for root on Debian, with Chinese fonts, else from Playwright', () => {
    expect(chooseBrowser(machine('linux', [], { isRoot: true, hasApt: true }))).toEqual({
      installs: [
        ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium-headless-shell', 'fonts-noto-cjk'],
        ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
        playwrightInstall,
      ],
    });
  });

  it.each([
    ['linux', { hasApt: true }],
    ['linux', { isRoot: true }],
    ['darwin', {}],
    ['darwin', { isRoot: true, hasApt: true }],
    ['win32', {}],
  ])('comes from Playwright on %s with %j', (platform, more) => {
    expect(chooseBrowser(machine(platform, [], more))).toEqual({ installs: [playwrightInstall] });
  });

  it.each([
    ['linux', 'apt-get install chromium'],
    ['darwin', 'brew install --cask google-chrome'],
    ['win32', 'winget install Google.Chrome'],
  ])('if it cannot be had, the message for %s says how', (platform, how) => {
    expect(explainMissingBrowser(platform)).toContain(how);
    expect(explainMissingBrowser(platform)).toContain('CHROME_PATH');
  });
});
