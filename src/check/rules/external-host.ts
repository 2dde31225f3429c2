import { isCustomerKind } from '../../entry/customer-texts.ts';
import type { Facts } from '../../entry/site-data.ts';
import { distance } from '../../entry/spelling.ts';
import { hostsIn, isAllowed, isInternal, type NamedHost } from '../hosts.ts';
import { toReadable } from '../readable.ts';
import type { Rule } from '../rule.ts';

export const externalHost: Rule = {
  id: 'external-host',
  why: '没有登记的网址可能是写错的、仿冒的，或者已经不归我们管。',
  bad: ':::话术\n请到 ▸https://klingai.kuaishou.com.cn/ 购买。\n:::',
  good: ':::话术\n请到可灵 AI 网页端（{{web-url}}）购买。\n:::',
  check({ passages }, { words, site }, report) {
    for (const { kind, lines } of passages) {
      const { text, at } = toReadable(lines);
      for (const found of hostsIn(text)) {
        const isLeak = (isCustomerKind(kind) || kind === 'when') && isInternal(found.host, words);
        if (!isLeak && !isFine(found)) report(at(found.index), messageFor(found, site.facts));
      }
    }

    function isFine({ host, scheme }: NamedHost): boolean {
      return isAllowed(host, words) && scheme !== 'http' && scheme !== 'ftp';
    }
  },
};

function messageFor({ written, host, scheme }: NamedHost, facts: Facts): string {
  // A browser writes a host of Chinese characters in a form that nobody recognises.
  const shown = host.includes('xn--') ? written : host;
  const twin = Object.entries(facts).find(([, { text }]) => looksLike(host, text));
  if (twin && scheme === 'http') return `「${written}」用了 http；请改成 {{${twin[0]}}}（${twin[1].text}）`;
  if (twin) return `「${shown}」和${twin[1].meaning}（${twin[1].text}）很像但不是同一个网址；请改成 {{${twin[0]}}}`;
  return `「${shown}」不在可以链接的域名里；请改对网址，确实要用就先请负责人把它加进 content/words.yml 的 hosts`;
}

/** Whether a host could be taken for that of a fact's URL: same letters around it, or one or two letters changed. */
function looksLike(host: string, url: string): boolean {
  if (!/^https?:/.test(url)) return false;
  const known = new URL(url).host;
  const name = known.split('.')[0] ?? known;
  return (
    host.includes(name) ||
    host.includes(known) ||
    (Math.abs(host.length - known.length) <= 3 && distance(host, known) <= 3)
  );
}
