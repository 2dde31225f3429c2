import { z } from 'zod';
import { isDay } from './days.ts';

/**
 * content/notices/: what every agent has to read, one file each. A notice stands on the home page from one day to another, until
 * the agent has read its present text.
 */
export interface Notice extends z.infer<typeof noticeSchema> {
  /** The name of the file without `.yml`. */
  id: string;
}

export const noticesFolder = 'content/notices/';

const words = (field: string) =>
  z
    .string({ error: `${field}必填，写成文字` })
    .trim()
    .min(1, { error: `${field}不能为空` });

const day = (field: string) =>
  z.string({ error: `${field}必填，写成日期，例如 2026-12-31` }).refine(isDay, {
    error: `${field}不是一个存在的日期，要写成 2026-12-31 这样`,
  });

/** A file of content/notices/. */
export const noticeSchema = z
  .strictObject(
    {
      title: words('title（标题）'),
      /** Paragraphs, with a blank line between two. */
      text: words('text（正文）'),
      /** ISO dates, both inclusive, in Asia/Shanghai. */
      from: day('from（从哪天起）'),
      until: day('until（到哪天为止）'),
      /** Whom the notice is for: a role or a shift. */
      audience: words('audience（给谁看）'),
    },
    { error: '写成 title、text、from、until、audience 五行' },
  )
  .refine(({ from, until }) => from <= until, { path: ['until'], error: 'until 早于 from；请改成一样或更晚的日期' });

/** The id of a notice by its path; null for any other path. */
export function noticeIdOf(path: string): string | null {
  return /^content\/notices\/([a-z0-9]+(?:-[a-z0-9]+)*)\.yml$/.exec(path)?.[1] ?? null;
}
