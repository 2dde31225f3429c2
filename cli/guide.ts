/** `node cli/guide.ts`: writes what is made from the rules and schemas: the guide's table and the editors' JSON schemas. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rulesTable, withTable } from '../src/check/rule-table.ts';
import { rules } from '../src/check/rules.ts';
import { editorSchemas } from './editor-schemas.ts';

const project = new URL('../', import.meta.url);
const guide = fileURLToPath(new URL('CONTRIBUTING.md', project));
writeFileSync(guide, withTable(readFileSync(guide, 'utf8'), rulesTable(rules)));

const folder = new URL('.vscode/schemas/', project);
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(editorSchemas())) writeFileSync(new URL(name, folder), text);
