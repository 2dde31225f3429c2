import type { ContentFile } from '../markdown/content-file.ts';

/** What /write/ loads: the corpus as files, and what else the gate and the next number depend on. */
export interface WritingDesk {
  /** Without content/said/, which search learns from and no entry is judged by. */
  files: ContentFile[];
  /** Paths of all files of content/. */
  assets: string[];
  /** The next number that nobody has used. */
  number: number;
  /** Whether the build was told where the repository is; without that nothing can be opened there. */
  hasHost: boolean;
  repository: { kind: 'github' | 'gitlab'; url: string; branch: string };
}
