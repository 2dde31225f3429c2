import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Entry } from '../entry/entry.ts';
import { dataFiles, fromContentPath, isDataFile, isMarkdownFile, toContentPath } from '../entry/paths.ts';
import { type ContentFile, decodeFile, unreadable } from '../markdown/content-file.ts';
import { imageFile, type Picture, pictureOf } from '../markdown/images.ts';

/** The folder of the corpus; CONTENT_DIR builds another one. */
export function contentDirectory(): string {
  return resolve(process.env['CONTENT_DIR'] ?? 'content');
}

/**
 * All Markdown and YAML files of a corpus, in a stable order. Whatever the folder is called, paths begin with
 * `content/`, as editors know them. A file that cannot be read has the reason as its problem.
 */
export function readContentFiles(directory = contentDirectory()): ContentFile[] {
  return listContentFiles(directory)
    .filter((path) => isMarkdownFile(path) || isDataFile(path))
    .map((path) => readContentFile(directory, path));
}

/** The data files of a corpus, as far as they are there. */
export function readDataFiles(directory = contentDirectory()): ContentFile[] {
  return Object.values(dataFiles)
    .filter((path) => existsSync(join(directory, fromContentPath(path))))
    .map((path) => readContentFile(directory, path));
}

function readContentFile(directory: string, path: string): ContentFile {
  try {
    return decodeFile(path, readFileSync(join(directory, fromContentPath(path))));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return unreadable(path, { line: 1, column: 1 }, `读不到这个文件（${reason}）；请检查它的权限`);
  }
}

/** What the pictures of a corpus are: their size, and whether they are pictures. */
export function readPictures(directory = contentDirectory()): Map<string, Picture> {
  const paths = listContentFiles(directory).filter((path) => imageFile.test(path));
  return new Map(paths.map((path) => [path, readPicture(path, join(directory, fromContentPath(path)))]));
}

function readPicture(path: string, file: string): Picture {
  const head = new Uint8Array(16);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head);
  } finally {
    closeSync(handle);
  }
  return pictureOf(path, statSync(file).size, head);
}

/** Paths of all files of a corpus, whatever their kind, without hidden files. */
export function listContentFiles(directory = contentDirectory()): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => toContentPath(relative(directory, join(file.parentPath, file.name)).split(sep).join('/')))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.')))
    .sort();
}

/** Entries with the texts of their files. */
export function readSources(entries: readonly Entry[], directory = contentDirectory()) {
  return entries.map((entry) => ({ entry, source: readContentFile(directory, entry.path).text }));
}
