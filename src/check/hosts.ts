import type { Words } from '../entry/site-data.ts';

/** A host named in a text, and where in the text. */
export interface NamedHost {
  /** As it was written. */
  written: string;
  host: string;
  scheme: string | null;
  index: number;
}

/** Endings that mark a host even without https:// before the name. */
const endings =
  'com|cn|net|org|io|ai|app|top|xyz|cc|me|tv|info|dev|co|shop|site|online|vip|club|link|ltd|tech|store|hk|tw|us|jp|kr|gg|ly|internal|intra|local|lan|corp';
/** Endings that are also used after names of Chinese characters; others are those of files (设计稿.ai). */
const hanEndings =
  '(?:com|cn|net|org)(?![a-z0-9.@-])|(?:中国|公司|网络|网址|在线|商城|集团|手机)(?![a-z0-9.@\\p{Script=Han}-])';
const label = '[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_-]*[\\p{L}\\p{N}_])?';
const inPath = `[^\\s'"<>()（）,，。；;、！!【】[\\]「」『』《》|{}\\u4e00-\\u9fff]`;
/** After the scheme: an address of IPv6, or labels of any letters; then the path, which Chinese text or half a pair of brackets ends. */
const withScheme = new RegExp(
  `(https?|ftp)://((?:[^\\s/@]*@)?(?:\\[[\\da-f:.]+\\]|${label}(?:\\.${label})*)(?::\\d+)?(?:${inPath}|\\(${inPath}*\\))*)`,
  'giu',
);
const bare = new RegExp(
  `(?<![a-z0-9@.:_-]|(?<!(?:^|[^:/])/)/)((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+(?:${endings}))(?![a-z0-9.@-])`,
  'giu',
);
const bareHan = new RegExp(`[\\p{Script=Han}a-z0-9-]{0,20}\\p{Script=Han}\\.(?:${hanEndings})`, 'giu');

/** A host with words for its dots: klingai点kuaishou点com. */
const spelled =
  /[a-z0-9-]{2,}(?:(?:点|dot|。|·)[a-z0-9-]+)*(?:点|dot|。|·)(?:com|cn|net|org|io|ai|app|top|vip|cc)(?![a-z0-9])/giu;

/** Every host that a text names, with or without https://. */
export function hostsIn(text: string): NamedHost[] {
  const found: NamedHost[] = [];
  const masked = text.replace(withScheme, (whole: string, scheme: string, rest: string, index: number) => {
    const written = withoutSentence(whole);
    found.push({
      written,
      host: hostOf(scheme, written.slice(scheme.length + 3) || rest),
      scheme: scheme.toLowerCase(),
      index,
    });
    return ' '.repeat(written.length) + whole.slice(written.length);
  });
  for (const pattern of [bare, bareHan, spelled])
    for (const { index, 0: written } of masked.matchAll(pattern))
      found.push({ written, host: written.toLowerCase().replace(/点|dot|。|·/g, '.'), scheme: null, index });
  return found;
}

/** A URL without the Chinese words that follow its host at once: 「https://klingai.kuaishou.com查看」. */
function withoutSentence(url: string): string {
  const [, known] =
    new RegExp(`^(\\w+://[!-.:-~]*\\.(?:${endings}))(?=\\p{Script=Han})(?![^/]*\\.)`, 'iu').exec(url) ?? [];
  return known ?? url;
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
