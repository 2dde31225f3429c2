import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { fromContentPath } from '../../entry/paths.ts';
import { imageFile } from '../../markdown/images.ts';
import { contentDirectory, listContentFiles } from '../../site/content-files.ts';

// The pictures that stand beside entries in content/.
export const getStaticPaths = (() =>
  listContentFiles()
    .filter((path) => imageFile.test(path))
    .map((path) => ({ params: { path: fromContentPath(path) } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params: { path = '' } }) =>
  new Response(new Uint8Array(readFileSync(join(contentDirectory(), path))));
