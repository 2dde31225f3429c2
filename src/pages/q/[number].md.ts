import type { APIRoute, GetStaticPaths } from 'astro';
import { buildFlags } from '../../site/build-flags.ts';
import { entryMarkdowns } from '../../site/collections.ts';

// An entry as Markdown, beside its short link.
export const getStaticPaths = (async () =>
  buildFlags.markdown
    ? [...(await entryMarkdowns())].map(([number, text]) => ({ params: { number: String(number) }, props: { text } }))
    : []) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props: { text } }) => new Response(text as string);
