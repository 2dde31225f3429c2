import type { Entry } from '../entry/entry.ts';
import type { Topics } from '../entry/site-data.ts';
import type { Change } from '../markdown/changes.ts';
import { type ContentFile, type Corpus, parseCorpus } from '../markdown/corpus.ts';

/** What an editor asked for cannot be done. Its message says in Chinese what to do instead. */
export class Refusal extends Error {}

/** The files of content/ while a job changes them; what did not change in the end is no change. */
export class CorpusEdit {
  readonly corpus: Corpus;
  readonly #before: ReadonlyMap<string, string>;
  readonly #texts: Map<string, string>;

  constructor(files: readonly ContentFile[]) {
    this.corpus = parseCorpus(files);
    this.#before = new Map(files.map(({ path, text }) => [path, text]));
    this.#texts = new Map(this.#before);
  }

  get topics(): Topics {
    return this.corpus.site.topics;
  }

  /** @throws Refusal */
  entry(number: number): Entry {
    const found = this.corpus.entries.find((entry) => entry.number === number);
    if (found) return found;
    const moved = this.corpus.redirects[number];
    throw new Refusal(`没有 ${number} 这一条${moved ? `，它的去向是 ${moved}` : ''}；请写现有条目的编号`);
  }

  paths(): string[] {
    return [...this.#texts.keys()];
  }

  /** '' where there is no such file. */
  text(path: string): string {
    return this.#texts.get(path) ?? '';
  }

  write(path: string, text: string): void {
    this.#texts.set(path, text);
  }

  remove(path: string): void {
    this.#texts.delete(path);
  }

  /** Changes one file by what its text shall be. */
  edit(path: string, change: (text: string) => string): void {
    if (this.#texts.has(path)) this.write(path, change(this.text(path)));
  }

  changes(): Change[] {
    return [...new Set([...this.#before.keys(), ...this.#texts.keys()])]
      .map((path) => ({ path, text: this.#texts.get(path) ?? null }))
      .filter(({ path, text }) => text !== (this.#before.get(path) ?? null));
  }
}
