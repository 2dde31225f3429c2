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
  await page.addInitScript(reportViolations);
  // A worker has a policy of its own, and no page hears what that refuses.
  page.on('worker', (worker) => void worker.evaluate(reportViolations));
  return trouble;
}

/** Runs in the page and in its workers, and reports also what was refused before. */
function reportViolations(): void {
  const report: ReportingObserverCallback = (violations) => {
    for (const { body } of violations) {
      const { effectiveDirective, blockedURL, sample } = body as unknown as Record<string, string>;
      console.error(`Content Security Policy: ${effectiveDirective} ${blockedURL} ${sample}`);
    }
  };
  new ReportingObserver(report, { types: ['csp-violation'], buffered: true }).observe();
}

export const nothing: Trouble = { violations: [], exceptions: [], escapes: [] };

/** Whether a script of an attacker has run. */
export function isHacked(page: Page): Promise<boolean> {
  return page.evaluate(() => 'hacked' in window);
}
