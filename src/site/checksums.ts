import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Writes the checksums of all files, by which deploy/publish sees what a copy has lost or changed. This integration has
 * to be the last.
 */
export function checksums(): AstroIntegration {
  return {
    name: 'checksums',
    hooks: {
      'astro:build:done': ({ dir }) => writeChecksums(fileURLToPath(dir)),
    },
  };
}

export function writeChecksums(folder: string): void {
  writeFileSync(join(folder, 'SHA256SUMS'), checksumsOf(folder));
}

/** A line a file, as `sha256sum` writes and checks them. */
export function checksumsOf(folder: string): string {
  const lines = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'SHA256SUMS')
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({ path, file: path.slice(join(folder, '/').length).replaceAll(sep, '/') }))
    .sort((a, b) => (a.file < b.file ? -1 : 1))
    .map(({ path, file }) => `${createHash('sha256').update(readFileSync(path)).digest('hex')}  ${file}\n`);
  return lines.join('');
}
