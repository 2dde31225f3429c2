import { type Browser, chromium, type Page } from '@playwright/test';
import { browserArguments, ensureBrowser } from '../../cli/browser.mjs';

/** The host that deploy/nginx names; not localhost: the site on an intranet, over plain http. */
export const host = 'kb.example.com';

const args = [...browserArguments, `--host-resolver-rules=MAP ${host} 127.0.0.1`];

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: ensureBrowser(), args });
}

/** What went wrong on a page that a reader would not see. */
export interface Trouble {
  /** Violations of the Content-Security-Policy, as the browser reports them. */
  violations: string[];
  /** Exceptions of scripts. */
  exceptions: string[];
  /** Dialogs, and requests to other hosts. */
  escapes: string[];
}

/** Watches a page. Scripts of attackers call `alert` or set `window.hacked`. */
export async function watch(page: Page): Promise<Trouble> {
  const trouble: Trouble = { violations: [], exceptions: [], escapes: [] };
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) trouble.violations.push(message.text());
  });
  page.on('pageerror', (error) => trouble.exceptions.push(String(error)));
  page.on('dialog', (dialog) => {
    trouble.escapes.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.hostname !== host) trouble.escapes.push(request.url());
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      console.error(`Content Security Policy: ${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
  return trouble;
}

export const nothing: Trouble = { violations: [], exceptions: [], escapes: [] };

/** Whether a script of an attacker has run. */
export function isHacked(page: Page): Promise<boolean> {
  return page.evaluate(() => 'hacked' in window);
}
