import { frontMatterOf, withField, withFieldOf } from '../markdown/entry-source.ts';
import { Refusal } from './corpus-edit.ts';

/** Fields that a merge joins by what they mean. What was reviewed is not what stands in the file after a merge. */
const joinedByMeaning = ['number', 'title', 'aliases', 'related', 'reviewed'];

/**
 * A file with the fields of another one, whatever fields there are: lists are joined, and nothing is dropped.
 *
 * @throws Refusal where both cannot hold, such as two dates
 */
export function joinedFields(text: string, more: string): string {
  const own = frontMatterOf(text);
  let joined = text;
  for (const [field, value] of Object.entries(frontMatterOf(more))) {
    const before = own[field];
    if (joinedByMeaning.includes(field) || JSON.stringify(value) === JSON.stringify(before)) continue;
    if (before === undefined && Array.isArray(value)) joined = withFieldOf(joined, field, more);
    else if (isTexts(before) && isTexts(value)) joined = withField(joined, field, [...new Set([...before, ...value])]);
    else
      throw new Refusal(
        `两条的 ${field} 不一样，合成一条以后只能有一个；请先在两条里写成一样，或删去其中一条的 ${field}`,
      );
  }
  return joined;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
