import { z } from 'zod';
import type { Place, Problem } from '../entry/problem.ts';
import { fieldPlace, parseYaml } from '../markdown/yaml.ts';
import { fold } from './tokenize.ts';

const words = (field: string) =>
  z
    .array(
      z
        .string({ error: `${field} 里每一项都要是文字，纯数字请加引号` })
        .trim()
        .min(1, { error: `${field} 里有空的一项` }),
      {
        error: `${field} 要写成列表，例如 ${field}: [积分, 点数]`,
      },
    )
    .min(1, { error: `${field} 至少写一个词` });

/** content/synonyms.yml: what customers say, and what our entries call it. Read from left to right only. */
export const synonymsSchema = z.array(
  z.strictObject(
    { say: words('say'), mean: words('mean') },
    { error: '每一项写成 say: [客户的说法] 和 mean: [条目里的说法]' },
  ),
  { error: 'synonyms.yml 是一个列表，每项有 say 和 mean' },
);

export type SynonymGroup = z.infer<typeof synonymsSchema>[number];

export interface SynonymCheck {
  path: string;
  text: string;
  /** All questions, aliases and replies of the corpus. */
  corpus: readonly string[];
}

/**
 * The rule of a meaning that no entry contains. It does no harm, and appears when somebody rewords an entry elsewhere,
 * so it never stops a build or a change.
 */
export const deadSynonym = 'dead-synonym';

/** Reads the file and reports loops, words said twice, and meanings that no entry contains. */
export function parseSynonyms({ path, text, corpus }: SynonymCheck): { groups: SynonymGroup[]; problems: Problem[] } {
  const { data, findings } = parseYaml(text, synonymsSchema);
  const problems = findings.map((finding): Problem => ({ path, ...finding }));
  if (!data) return { groups: [], problems };

  const report = (place: Place, message: string) => problems.push({ path, ...place, rule: 'synonyms', message });
  const all = corpus.map(fold).join('\n');
  const meant = new Set(data.flatMap(({ mean }) => mean.map(fold)));
  const said = new Map<string, number>();
  data.forEach(({ say, mean }, group) => {
    say.forEach((word, index) => {
      const place = () => fieldPlace(text, [group, 'say', index]);
      const key = fold(word);
      if (meant.has(key)) report(place(), `「${word}」既是客户的说法，又是别处的 mean，会绕圈；请只留一边`);
      if (said.has(key)) report(place(), `「${word}」写了两次，另一处在第 ${(said.get(key) ?? 0) + 1} 组；请合并`);
      said.set(key, group);
    });
    mean.forEach((word, index) => {
      if (!all.includes(fold(word)))
        problems.push({
          path,
          ...fieldPlace(text, [group, 'mean', index]),
          rule: deadSynonym,
          message: `没有条目用到「${word}」，这条同义词不起作用；请改成条目里的说法，或删去`,
        });
    });
  });
  return { groups: data, problems };
}
