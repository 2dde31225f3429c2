import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Entry, leavesOf } from '../src/entry/entry.ts';
import type { ContentFile, Corpus } from '../src/markdown/corpus.ts';
import { random as seeded } from '../tests/fuzz/random.ts';

/**
 * Makes a corpus of any size by recombining phrases of the real one: the words and their frequencies stay those of the
 * subject, while every entry is different. Seeded, so that two runs measure the same corpus.
 */
export function synthesize(
  real: Corpus,
  dataFiles: readonly ContentFile[],
  count: number,
  { aliases: aliasCount = 6, seed = 1 } = {},
): ContentFile[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const phrases = collectPhrases(real.entries);
  const topics = Object.keys(real.site.topics);
  const taken = new Set<string>();
  const fresh = (make: () => string): string => {
    for (;;) {
      const text = make();
      if (taken.has(text)) continue;
      taken.add(text);
      return text;
    }
  };

  const files = Array.from({ length: count }, (_, index): ContentFile => {
    const title = fresh(() => `${pick(phrases.heads)}${pick(phrases.asks)}，${pick(phrases.asks)}`);
    const aliases = Array.from({ length: aliasCount }, () =>
      fresh(() => `${pick(phrases.heads)}${pick(phrases.asks)}`),
    );
    const reply = Array.from({ length: 3 + Math.floor(random() * 3) }, () => pick(phrases.sentences)).join('');
    const slug = `entry-${index + 1}`;
    const number = 1000 + index + 1;
    const frontMatter = [
      `number: ${number}`,
      `title: ${JSON.stringify(title)}`,
      'aliases:',
      ...aliases.map((alias) => `  - ${JSON.stringify(alias)}`),
      'status: published',
    ];
    const body = `:::话术\n${reply}\n:::\n\n:::内部\n${pick(phrases.sentences)}\n:::\n`;
    return {
      path: `content/${topics[index % topics.length]}/${slug}.md`,
      text: `---\n${frontMatter.join('\n')}\n---\n\n${body}`,
    };
  });
  return [...dataFiles, ...files];
}

/** Writes files of a corpus below a folder, in place of `content/`. */
export function writeCorpus(files: readonly ContentFile[], folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const { path, text } of files) {
    const target = join(folder, path.replace(/^content\//, ''));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

interface Phrases {
  /** Beginnings of what customers say: 「我明明充了会员」. */
  heads: string[];
  /** Questions, or their last clause. */
  asks: string[];
  /** Sentences of replies. */
  sentences: string[];
}

function collectPhrases(entries: readonly Entry[]): Phrases {
  const said = entries.flatMap(({ title, aliases }) => [title, ...aliases]);
  const clauses = said.flatMap((text) => text.split(/[，。？！、；\s]+/)).filter((clause) => clause.length >= 3);
  const half = (text: string) => Math.ceil([...text].length / 2);
  const unique = (list: string[]) => [...new Set(list)];
  return {
    heads: unique(clauses.map((clause) => [...clause].slice(0, half(clause)).join(''))),
    asks: unique(clauses),
    sentences: unique(
      entries.flatMap((entry) =>
        leavesOf(entry, 'reply').flatMap(
          ({ text }) => text.replace(/\s*\n\s*/g, '').match(/[^。！？]+[。！？]/g) ?? [],
        ),
      ),
    ).filter((sentence) => !/[*_~`<>:]/.test(sentence.replace(/https?:\S+/g, ''))),
  };
}
