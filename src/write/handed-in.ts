import { z } from 'zod';
import type { Change } from '../markdown/changes.ts';
import type { ContentFile } from '../markdown/content-file.ts';
import type { NewPicture } from './form-pictures.ts';

/** What somebody without a clone hands to somebody with one: one file with all changes, and what each file was before. */
export const handedInSchema = z.strictObject({
  version: z.literal(1),
  changes: z
    .array(
      z.strictObject({
        path: z
          .string()
          .regex(/^content\/(?:(?!\.)[^/\\]+\/)*(?!\.)[^/\\]+\.(?:md|yml)$/, { error: '不是 content/ 里的文件' }),
        before: z.string().nullable(),
        text: z.string().nullable(),
      }),
    )
    .min(1, { error: '里面没有改动' }),
  pictures: z
    .array(
      z.strictObject({
        path: z.string().regex(/^content\/(?:(?!\.)[^/\\]+\/)+(?!\.)[^/\\]+\.(?:png|jpe?g|webp|gif)$/, {
          error: '不是 content/ 里的图片',
        }),
        base64: z.base64({ error: '图片坏了' }),
      }),
    )
    .default([]),
});

export type HandedIn = z.infer<typeof handedInSchema>;

export function handIn(
  changes: readonly Change[],
  files: readonly ContentFile[],
  pictures: readonly NewPicture[] = [],
): HandedIn {
  const before = new Map(files.map(({ path, text }) => [path, text]));
  return {
    version: 1,
    changes: changes.map(({ path, text }) => ({ path, before: before.get(path) ?? null, text })),
    pictures: [...pictures],
  };
}

/** Files that are no longer as they were when the changes were written; each would lose what others did meanwhile. */
export function changedMeanwhile({ changes }: Pick<HandedIn, 'changes'>, files: readonly ContentFile[]): string[] {
  const now = new Map(files.map(({ path, text }) => [path, text]));
  return changes
    .filter(({ path, before, text }) => {
      const current = now.get(path) ?? null;
      return current !== before && current !== text;
    })
    .map(({ path }) => path);
}
