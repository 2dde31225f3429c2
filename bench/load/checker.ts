import { checksumOf } from '../../deploy/publishing/checksums.mjs';
import { readPage } from '../../deploy/publishing/pages.mjs';
import { get } from '../../tests/nginx/nginx.ts';

export interface Findings {
  pages: number;
  assets: number;
  indexFiles: number;
  /** What was wrong, one line each. */
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

/** Asks for the list of the index's files, and for some of each kind. */
async function checkIndex(turn: number, ask: Ask, findings: Findings): Promise<void> {
  const { files } = JSON.parse((await ask('/pagefind/files.json')).toString()) as { files: Record<string, string> };
  const sample = (ending: string): Set<string> => {
    const names = Object.keys(files).filter((name) => name.endsWith(ending));
    return new Set([0, 1, 2, 3, 4].flatMap((step) => names[(turn + step * 13) % names.length] ?? []));
  };
  const fixed = [...sample('.pf_meta'), ...sample('.pf_index')];
  for (const name of fixed) {
    const content = await ask(`/pagefind/${name}`);
    if (!checksumOf(content).startsWith(files[name] ?? '-'))
      findings.failures.push(`${name} is not what files.json says`);
  }
  const fragments = [...sample('.pf_fragment')];
  for (const name of fragments) await ask(`/pagefind/${name}`);
  findings.indexFiles += 1 + fixed.length + fragments.length;
}
