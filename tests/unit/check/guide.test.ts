import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { editorSchemas } from '../../../cli/editor-schemas.ts';
import { guideMarks, rulesTable, withTable } from '../../../src/check/rule-table.ts';
import { rules } from '../../../src/check/rules.ts';
import { usualSeverity } from '../../../src/check/severity.ts';
import { frontMatterFields } from '../../../src/entry/front-matter.ts';
import { dataFiles, fromContentPath } from '../../../src/entry/paths.ts';
import { expiryNotice, fewestAliases, statusLabels } from '../../../src/entry/upkeep.ts';
import { blockNames } from '../../../src/markdown/blocks.ts';

const guide = readFileSync('CONTRIBUTING.md', 'utf8');

describe('the editors’ guide', () => {
  it('explains every field and every block', () => {
    for (const field of frontMatterFields) expect(guide).toMatch(new RegExp(`^\\|[^|]*\`${field}\``, 'm'));
    for (const block of blockNames) expect(guide).toMatch(new RegExp(`^\\| \`:{3,4}${block}`, 'm'));
  });

  it('says the numbers and labels that rules and pages go by', () => {
    expect(guide).toContain(`每条至少 ${fewestAliases} 个`);
    expect(guide).toContain(`剩 ${expiryNotice} 天开始提醒`);
    for (const [status, label] of Object.entries(statusLabels)) expect(guide).toContain(`\`${status}\` ${label}`);
  });

  it('names every data file of content/', () => {
    for (const path of Object.values(dataFiles)) expect(guide).toContain(`| \`${fromContentPath(path)}\` |`);
  });

  it('links only to headings that it has', () => {
    const headings = [...guide.matchAll(/^#+ (.+)$/gm)].map(([, text = '']) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    );
    for (const [, anchor] of guide.matchAll(/\]\(#([^)]+)\)/g)) expect(headings).toContain(anchor);
  });
});

describe('rulesTable', () => {
  const rows = rulesTable(rules).split('\n').slice(2);

  it('has one row of five cells for each rule, with its severity and why', () => {
    expect(rows).toHaveLength(rules.length);
    for (const { id, why } of rules) {
      const row = rows.find((line) => line.startsWith(`| \`${id}\` | ${usualSeverity(id)} | ${why} |`));
      expect(row?.replaceAll('\\|', '').split('|'), id).toHaveLength(7);
    }
  });

  it('shows a bad example without the mark of its place', () => {
    for (const row of rows) expect(row).not.toMatch(/▸|``(?! )|undefined/);
  });
});

describe('withTable', () => {
  it('refuses a guide that has lost its marks', () => {
    expect(() => withTable(guide.replace(guideMarks.end, ''), '')).toThrow('规则表结束');
  });
});

describe('the schemas of .vscode', () => {
  it('are all in the settings, each for a file there is', () => {
    const settings = JSON.parse(readFileSync('.vscode/settings.json', 'utf8'));
    const used = Object.keys(settings['yaml.schemas']).map((path) => path.replace('.vscode/schemas/', ''));
    expect(used.sort()).toEqual(Object.keys(editorSchemas()).sort());
    const named = Object.values(settings['yaml.schemas']).flat();
    expect(named).toEqual(expect.arrayContaining(Object.values(dataFiles)));
  });

  it('describe every field of the front matter', () => {
    const schema = JSON.parse(editorSchemas()['front-matter.schema.json'] ?? '');
    expect(Object.keys(schema.properties)).toEqual([...frontMatterFields]);
    for (const property of Object.values<{ description?: string }>(schema.properties))
      expect(property.description).toMatch(/\p{Script=Han}/u);
    expect(schema.required).toEqual(['number', 'title', 'status']);
  });
});

describe('the snippets', () => {
  const snippets: Record<string, { body: string[] }> = JSON.parse(
    readFileSync('.vscode/kling-qa.code-snippets', 'utf8'),
  );

  it('have every block', () => {
    expect(Object.keys(snippets)).toEqual(expect.arrayContaining([...blockNames]));
  });
});
