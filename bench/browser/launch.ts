import { type Browser, chromium } from '@playwright/test';
import { browserArguments, ensureBrowser } from '../../cli/browser.mjs';

/** The browser of the browser tests. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: ensureBrowser(), args: browserArguments });
}
