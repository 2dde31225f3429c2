import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rulesTable, withTable } from '../src/check/rule-table.ts';
import { rules } from '../src/check/rules.ts';
import { dataFiles } from '../src/entry/paths.ts';
import { formatProblem, type Problem } from '../src/entry/problem.ts';
import { findBreakingChanges } from '../src/export/breaking-change.ts';
import { contractSchemas } from '../src/export/contracts.ts';
import { codeOwners, ownerHandles } from '../src/git/code-owners.ts';
import { parseSiteData } from '../src/markdown/corpus.ts';
import { readContentFiles } from '../src/site/content-files.ts';
import { editorSchemas } from './editor-schemas.ts';

/** Where the paths of generated files begin. */
export const project = fileURLToPath(new URL('../', import.meta.url));

/** Which of the files follow content/: an edit in the browser leaves them behind, and the gate reminds of that. */
export const followers: readonly string[] = ['CODEOWNERS', '.vscode/kling-qa.code-snippets'];

/** Reminders of files that no longer follow content/, in editors' words; none for the content of another folder. */
export function staleFollowers(directory: string, changed: readonly string[]): Problem[] {
  const sources = [dataFiles.topics, dataFiles.escalations].filter((path) => changed.includes(path));
  if (directory !== resolve(project, 'content') || sources.length === 0) return [];
  const { site, problems } = parseSiteData(readContentFiles(directory));
  if (problems.length > 0) return [];
  const remind = (path: string, message: string): Problem => ({
    path,
    line: 1,
    column: 1,
    rule: 'weaker-protection',
    message,
  });
  const owners = new Set(readFileSync(join(project, 'CODEOWNERS'), 'utf8').split('\n'));
  const rows = codeOwners(site.topics)
    .split('\n')
    .filter((row) => row.startsWith('/') && !owners.has(row));
  const homeless = [...new Set(Object.values(site.topics).map(({ owner }) => owner))].filter(
    (owner) => !ownerHandles[owner],
  );
  return [
    ...(rows.length > 0
      ? [
          remind(
            dataFiles.topics,
            `CODEOWNERS 还没有跟上；请在那个文件末尾加上 ${rows.join(' ，')}，或运行 npm run generate`,
          ),
        ]
      : []),
    ...homeless.map((owner) =>
      remind(
        dataFiles.topics,
        `「${owner}」在 Git 网站上还没有对应的组，暂时由所有组审阅；请维护的同事建好组，写进 src/git/code-owners.ts`,
      ),
    ),
  ];
}

/**
 * Every file that is made, in whole or in part, from the rules, the schemas and content/: path → text as it has to be.
 *
 * @throws if content/ cannot be read
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
