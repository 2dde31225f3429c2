import { chromium } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { ensureBrowser } from '../../../cli/browser.mjs';

const debian = '/usr/bin/chromium';
const ofPlaywright = chromium.executablePath();

/** A machine with these files; a command that installs `brought[command]` puts that there. */
function machine({ files = [] as string[], named = '', canUseApt = false, brought = {} as Record<string, string> }) {
  const present = new Set(files);
  const commands: string[] = [];
  const run = (command: string) => {
    commands.push(command.replace(/ -.*? (?=chromium|playwright)/, ' … '));
    for (const [part, path] of Object.entries(brought)) if (command.includes(part)) present.add(path);
  };
  return { named, canUseApt, exists: (path: string) => present.has(path), run, commands };
}

describe('the browser of the tests', () => {
  it('is the one that CHROME_PATH names, before any other', () => {
    expect(ensureBrowser(machine({ named: '/opt/chrome', files: [debian, '/opt/chrome'] }))).toBe('/opt/chrome');
  });

  it('is refused if CHROME_PATH names nothing that is there, although another is installed', () => {
    expect(() => ensureBrowser(machine({ named: '/opt/typo', files: [debian] }))).toThrow('/opt/typo 不存在');
  });

  it.each([
    [['/usr/bin/google-chrome', '/usr/bin/chromium-headless-shell'], '/usr/bin/chromium-headless-shell'],
    [[ofPlaywright, debian], debian],
    [[ofPlaywright], ofPlaywright],
  ])('of %j is %s', (files, path) => {
    const there = machine({ files });
    expect(ensureBrowser(there)).toBe(path);
    expect(there.commands).toEqual([]);
  });

  it('comes with apt for root on Debian, the one without windows first', () => {
    const newer = machine({
      canUseApt: true,
      brought: { 'chromium-headless-shell': '/usr/bin/chromium-headless-shell' },
    });
    expect(ensureBrowser(newer)).toBe('/usr/bin/chromium-headless-shell');
    expect(newer.commands).toEqual(['apt-get update -qq', 'apt-get install … chromium-headless-shell fonts-noto-cjk']);
    const older = machine({ canUseApt: true, brought: { ' chromium ': debian } });
    expect(ensureBrowser(older)).toBe(debian);
  });

  it('comes from Playwright otherwise', () => {
    const there = machine({ brought: { playwright: ofPlaywright } });
    expect(ensureBrowser(there)).toBe(ofPlaywright);
    expect(there.commands).toEqual(['npx … playwright install chromium']);
  });

  it('if it cannot be had, the message says how', () => {
    expect(() => ensureBrowser(machine({ canUseApt: true }))).toThrow(/apt-get install chromium[\s\S]*CHROME_PATH/);
  });
});
