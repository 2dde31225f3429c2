/** The two ways in which a string becomes markup or code. The policy of the site (deploy/nginx, Trusted Types) knows no other. */

/** What browsers with Trusted Types have; others take the strings as they are. */
interface TrustedTypes {
  createPolicy(name: string, rules: Rules): Rules;
}

interface Rules {
  createHTML: (html: string) => string;
  createScriptURL: (url: string) => string;
}

const rules: Rules = {
  // Only `parseHtml` makes markup: of a document that is not shown nothing runs.
  createHTML: (html) => html,
  createScriptURL(url) {
    if (new URL(url, location.href).origin !== location.origin) throw new TypeError(`not of this site: ${url}`);
    return url;
  },
};

const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('kling-qa', rules) ?? rules;

/** A document that is not shown. The page's policy forbids the scripts and handlers of what is taken out of it. */
export function parseHtml(html: string): Document {
  return new DOMParser().parseFromString(policy.createHTML(html), 'text/html');
}

/** @param url of a module of this site */
export function startWorker(url: string): Worker {
  return new Worker(policy.createScriptURL(url), { type: 'module' });
}
