import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rulesTable, withTable } from '../src/check/rule-table.ts';
import { rules } from '../src/check/rules.ts';
import { formatProblem } from '../src/entry/problem.ts';
import { findBreakingChanges } from '../src/export/breaking-change.ts';
import { contractSchemas } from '../src/export/contracts.ts';
import { codeOwners } from '../src/git/code-owners.ts';
import { parseSiteData } from '../src/markdown/corpus.ts';
import { readContentFiles } from '../src/site/content-files.ts';
import { editorSchemas } from './editor-schemas.ts';

/** Where the paths of generated files begin. */
export const project = fileURLToPath(new URL('../', import.meta.url));

/**
 * Every file that is made, in whole or in part, from the rules, the schemas and content/: path → text as it has to be.
 *
 * @throws if content/ cannot be read, or a role has no group of reviewers yet
 */
export function generatedFiles(): Record<string, string> {
  const read = (path: string) => readFileSync(`${project}${path}`, 'utf8');
  const { site, problems } = parseSiteData(readContentFiles(`${project}content`));
  if (problems.length > 0) throw new Error(problems.map((problem) => formatProblem(problem, '错误')).join('\n'));
  const schemas = Object.entries(editorSchemas()).map(([name, text]) => [`.vscode/schemas/${name}`, text] as const);
  const contracts = Object.entries(contractSchemas()).map(
    ([name, schema]) => [`docs/schemas/${name}`, settled(`docs/schemas/${name}`, schema)] as const,
  );
  const [guide, snippets] = ['CONTRIBUTING.md', '.vscode/kling-qa.code-snippets'];
  return {
    ...Object.fromEntries([...schemas, ...contracts]),
    [guide]: withTable(read(guide), rulesTable(rules)),
    [snippets]: withRoutes(read(snippets), Object.keys(site.escalations)),
    CODEOWNERS: codeOwners(site.topics),
  };
}

/**
 * The text of a contract's schema.
 *
 * @throws if other programs could fail on the change from the schema as it was
 */
function settled(path: string, schema: object): string {
  const before = existsSync(`${project}${path}`) ? JSON.parse(readFileSync(`${project}${path}`, 'utf8')) : schema;
  const breaking = findBreakingChanges(before, schema);
  if (breaking.length > 0)
    throw new Error(
      `${path}：这样改，读它的程序会出错；请在 src/export/contracts.ts 里换一个 version。${breaking.join('；')}`,
    );
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** The snippets with today's escalation routes to choose from. */
function withRoutes(snippets: string, routes: readonly string[]): string {
  return snippets.replace(/(?<=\{路径=\$\{1\|)[^|]*(?=\|\})/, routes.join(','));
}
