import { dataFiles, isMarkdownFile } from '../src/entry/paths.ts';
import { saidFolder } from '../src/entry/said.ts';

/** Whether search learns from a file of content/. */
export function teachesSearch(path: string): boolean {
  return isMarkdownFile(path) || path === dataFiles.gaps || path.startsWith(saidFolder);
}
