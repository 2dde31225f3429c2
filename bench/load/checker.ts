import { readMeta } from '../../deploy/publishing/pagefind-index.mjs';
import { readPage } from '../../deploy/publishing/pages.mjs';
import { get } from '../../tests/nginx/nginx.ts';

export interface Findings {
  pages: number;
  assets: number;
  indexFiles: number;
  /** What was not as it must be. */
  failures: string[];
}

/**
 * Reads the site as browsers do while others load and deploy it: a page, its assets, the index from its first file to
 * chunks and fragments. All must answer 200, and what belongs together must be of one build.
 */
export async function checkWhile(port: number, paths: readonly string[], running: () => boolean): Promise<Findings> {
  const findings: Findings = { pages: 0, assets: 0, indexFiles: 0, failures: [] };
  const ask = async (path: string): Promise<Buffer> => {
    const { status, body } = await get(port, path);
    if (status !== 200) findings.failures.push(`${path} ${status}`);
    return body;
  };
  for (let turn = 0; running(); turn++) {
    try {
      await checkPage(paths[(turn * 7) % paths.length] ?? '/', ask, findings);
      if (turn % 5 === 0) await checkIndex(turn, ask, findings);
    } catch (error) {
      findings.failures.push(String(error));
    }
  }
  return findings;
}

type Ask = (path: string) => Promise<Buffer>;

async function checkPage(path: string, ask: Ask, findings: Findings): Promise<void> {
  const html = (await ask(path)).toString();
  const mark = /<!-- (build-\d+) -->/.exec(html)?.[1];
  const assets = readPage(html).loads.filter((url) => url.includes('/_astro/'));
  findings.pages++;
  if (!mark || assets.length === 0) findings.failures.push(`${path} is no whole page`);
  for (const url of assets) {
    findings.assets++;
    if (!url.includes(`.${mark}.`)) findings.failures.push(`${path} of ${mark} refers to ${url}`);
    if (!(await ask(url)).toString().includes(`/* ${mark} */`)) findings.failures.push(`${url} is not of ${mark}`);
  }
}

async function checkIndex(turn: number, ask: Ask, findings: Findings): Promise<void> {
  const { languages } = JSON.parse((await ask('/pagefind/pagefind-entry.json')).toString());
  const { hash, page_count: count } = languages.unknown;
  const [, pages, chunks] = readMeta(await ask(`/pagefind/pagefind.${hash}.pf_meta`));
  if (pages.length !== count) findings.failures.push(`index ${hash} has ${pages.length} pages, not ${count}`);
  const sample = <T>(list: readonly T[]) => [0, 1, 2, 3, 4].map((step) => list[(turn + step * 13) % list.length] as T);
  for (const [, , chunk] of sample(chunks)) await ask(`/pagefind/index/${chunk}.pf_index`);
  for (const [page] of sample(pages)) await ask(`/pagefind/fragment/${page}.pf_fragment`);
  findings.indexFiles += 12;
}
