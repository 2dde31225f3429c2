import type { Words } from '../entry/site-data.ts';

/** A host named in a text, and where in the text. */
export interface NamedHost {
  /** As it was written. */
  written: string;
  host: string;
  scheme: string | null;
  index: number;
}

/** Endings by which a host is known even without https:// before it. */
const endings =
  'com|cn|net|org|io|ai|app|top|xyz|cc|me|tv|info|dev|co|shop|site|online|vip|club|link|ltd|tech|store|hk|tw|us|jp|kr|gg|ly|internal|intra|local|lan|corp';
const withScheme = /(https?|ftp):\/\/([^\s'"<>()（）,，。；;、！!【】[\]「」『』《》|{}\u4e00-\u9fff]+)/giu;
const bare = new RegExp(
  `(?<![a-z0-9@./:_-])((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+(?:${endings}))(?![a-z0-9.@-])`,
  'giu',
);

/** Every host that a text names, with or without https://. */
export function hostsIn(text: string): NamedHost[] {
  const found: NamedHost[] = [];
  const masked = text.replace(withScheme, (written: string, scheme: string, rest: string, index: number) => {
    found.push({ written, host: hostOf(scheme, rest), scheme: scheme.toLowerCase(), index });
    return ' '.repeat(written.length);
  });
  for (const { index, 0: written } of masked.matchAll(bare))
    found.push({ written, host: written.toLowerCase(), scheme: null, index });
  return found;
}

/** The host a browser would go to: after `user@`, in punycode, with a port that is not the usual one. */
function hostOf(scheme: string, rest: string): string {
  try {
    return new URL(`${scheme}://${rest}`).host;
  } catch {
    return rest.split(/[/?#]/)[0] ?? rest;
  }
}

export function isAllowed(host: string, { hosts }: Pick<Words, 'hosts'>): boolean {
  return hosts.includes(host);
}

export function isInternal(host: string, { internalHosts }: Pick<Words, 'internalHosts'>): boolean {
  const name = host.replace(/:\d+$/, '');
  return (
    /^\d{1,3}(\.\d{1,3}){3}$/.test(name) ||
    name.startsWith('[') ||
    !name.includes('.') ||
    internalHosts.some((pattern) => (pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern))
  );
}
