import { isCustomerKind } from '../../entry/customer-texts.ts';
import type { SourceLine } from '../../entry/problem.ts';
import { hostsIn, isInternal } from '../hosts.ts';
import { toReadable } from '../readable.ts';
import type { Rule } from '../rule.ts';

const address = /(?<![\d.a-z])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]*\d)/g;

export const internalHost: Rule = {
  id: 'internal-host',
  why: '内部域名和 IP 发给客户，等于告诉外面我们的系统在哪里。',
  bad: ':::话术\n请查看 ▸https://wiki.corp.kuaishou.com/kling 。\n:::',
  good: ':::话术\n请查看可灵 AI 网页端（{{web-url}}）。\n:::',
  check({ fields, passages }, { words }, report) {
    const open = passages.filter(({ kind }) => isCustomerKind(kind) || kind === 'when').map(({ lines }) => lines);
    for (const lines of [...open, fields]) look(lines);

    function look(lines: readonly SourceLine[]): void {
      const { text: readable, at } = toReadable(lines);
      const named = hostsIn(readable).filter(({ host }) => isInternal(host, words));
      const masked = named.reduce(
        (all, { index, written }) =>
          all.slice(0, index) + ' '.repeat(written.length) + all.slice(index + written.length),
        readable,
      );
      for (const { host, index } of named) report(at(index), messageFor(host));
      for (const { 0: host, index } of masked.matchAll(address)) report(at(index), messageFor(host));
    }
  },
};

function messageFor(host: string): string {
  return `「${host}」是内部地址，客户能看到这里的文字；请删去，或移到 :::内部`;
}
