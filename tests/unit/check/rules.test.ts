import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type CheckInput, check } from '../../../src/check/check.ts';
import { checkSearch } from '../../../src/check/check-search.ts';
import { parserRules } from '../../../src/check/parser-rules.ts';
import { replayQuestions } from '../../../src/check/replay-questions.ts';
import { rules } from '../../../src/check/rules.ts';
import { searchRules } from '../../../src/check/search-rules.ts';
import { parseCorpus } from '../../../src/markdown/corpus.ts';
import { crudeSearch, prepare } from './examples.ts';

describe.each(rules)('$id', ({ id, bad, good, why }) => {
  it('reports its bad example at the marked place, and says what to do', async () => {
    const { input, place } = await prepare(bad);
    const found = await problemsOf(input, id);
    expect(found.map(({ path, line, column }) => `${path}:${line}:${column}`)).toContain(place);
    for (const { message } of found) {
      expect(message).toMatch(/请|应|要|只能|至少|检查|写成|改成|会成为/);
      expect(message).not.toMatch(/undefined|null|\[object|\n/);
    }
  });

  it('has nothing to say about its good example', async () => {
    const { input } = await prepare(good);
    expect(await problemsOf(input, id)).toEqual([]);
  });

  it('tells editors why', () => {
    expect(why).toMatch(/\p{Script=Han}.*。$/u);
  });
});

describe('the list of rules', () => {
  it('has every file of the folder and every row of the table, once', () => {
    const files = readdirSync(new URL('../../../src/check/rules/', import.meta.url)).map((name) =>
      name.replace('.ts', ''),
    );
    const rows = [...parserRules, ...searchRules].map(({ id }) => id);
    expect(rules.map(({ id }) => id)).toEqual([...files, ...rows].sort());
  });
});

async function problemsOf(input: CheckInput, id: string) {
  const searched = id.startsWith('search-') ? await searchProblems(input) : [];
  return [...check(input), ...searched].filter(({ rule }) => rule === id);
}

async function searchProblems(input: CheckInput) {
  const { files, base } = input;
  const { changed = [], files: old = [] } = base ?? {};
  const filesBefore = [...files.filter(({ path }) => !changed.includes(path)), ...old];
  const [before, now] = [parseCorpus(filesBefore), parseCorpus(files)];
  const search = crudeSearch(input);
  return [
    ...(await checkSearch({ ...input, entries: now.entries, words: now.words }, search)),
    ...(await replayQuestions({ before, now, changed, files }, crudeSearch({ ...input, files: filesBefore }), search)),
  ];
}
