import { entryUrl } from '../../src/entry/urls.ts';
import { type Judged, type Report, summarize } from '../../src/search/evaluate.ts';
import type { Content } from '../contents.ts';
import type { Typed } from './interfaces.ts';
import { typeAll } from './measure.ts';
import type { Subject } from './subject.ts';

/** How good a site's answers to judged queries are, each typed into its own search. */
export async function judge(subject: Subject, judged: readonly Judged[]): Promise<Report> {
  const typed = await typeAll(
    subject,
    judged.map(({ q }) => q),
  );
  const identify = identifierOf(subject.content);
  return summarize(
    judged.map((row, index) => {
      const { found = [], refused = true }: Partial<Typed> = typed[index] ?? {};
      return {
        ...row,
        found: [...new Set(found.map(identify))],
        confident: !refused,
        probability: refused ? 0 : 1,
        gap: null,
      };
    }),
  );
}

/** From a result's address, number or title to the entry's number; 0 for a page that is no entry. */
function identifierOf({ corpus }: Content): (text: string) => number {
  const numbers = new Map(
    corpus.entries.flatMap((entry) =>
      [entryUrl(entry), `#${entry.number}`, entry.title].map((name) => [plain(name), entry.number]),
    ),
  );
  return (text) => numbers.get(plain(text)) ?? 0;
}

/** Sites write addresses with or without their ending, and space titles differently. */
function plain(name: string): string {
  if (!name.startsWith('/')) return name.replace(/\s+/g, '');
  return new URL(name, 'http://site.test').pathname.replace(/(?:\.html|\/)$/, '');
}
