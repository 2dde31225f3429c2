import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = 'src/styles/';
const texts = new Map(readdirSync(folder).map((name) => [name, readFileSync(folder + name, 'utf8')]));
const names = [...texts.keys()].filter((name) => name !== 'theme.css');

/** Each kind of value, the properties that take it, and what a value looks like that should have been a token. */
const kinds = {
  'font size': [/^font-size$/, /\d/],
  radius: [/^border-.*radius$/, /[1-9]/],
  layer: [/^z-index$/, /\d/],
  colour: [/^(?!--)/, /#[\da-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(/i],
  space: [/^(?:padding|margin|gap|row-gap|column-gap|inset|scroll-(?:margin|padding))\b/, /\d(?:rem|px|ch)\b/],
} as const;

/** Values by number that have a reason: paper is measured in its own units, and the map's layout counts in pixels. */
const excused: Record<string, RegExp> = { 'print.css': /^[\d.]+pt$|\d+mm\b/, 'map.css': /^14px$/ };

/** `file:line property: value` of every value that should have been a token. */
function literals(name: string, css: string): string[] {
  const bare = css.replace(/\/\*.*?\*\//gs, (comment) => comment.replace(/[^\n]/g, ''));
  return bare.split('\n').flatMap((line, index) => {
    const [, property = '', text = ''] = /^ +([\w-]+): (.+);/.exec(line) ?? [];
    const value = text.replace(/var\(--[\w-]+\)/g, '');
    if (excused[name]?.test(value)) return [];
    return Object.entries(kinds)
      .filter(([, [properties, literal]]) => properties.test(property) && literal.test(value))
      .map(([kind]) => `${name}:${index + 1} ${kind} ${property}: ${text}`);
  });
}

test.each(names)('%s takes sizes, spaces, corners, layers and colours from theme.css', (name) => {
  expect(literals(name, texts.get(name) ?? '')).toEqual([]);
});

test.each([
  ['font-size: 0.9rem', 'font size'],
  ['border-radius: 6px', 'radius'],
  ['z-index: 10', 'layer'],
  ['background: #FFF', 'colour'],
  ['border: 1px solid rgb(0 0 0 / 45%)', 'colour'],
  ['margin-inline: var(--space-1) 0.3rem', 'space'],
  ['inset-block-start: 3px', 'space'],
])('%s is found, with its place', (declaration, kind) => {
  expect(literals('entry.css', `a {\n  ${declaration};\n}`)).toEqual([`entry.css:2 ${kind} ${declaration}`]);
});

test('every token that is used is defined, and every one that is defined is used', () => {
  const css = [...texts.values()].join('\n');
  const used = new Set([...css.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
  const defined = new Set([...css.matchAll(/^ +(--(?!sl-)[\w-]+):/gm)].map(([, name]) => name));
  expect([...used].filter((name) => !defined.has(name))).toEqual([]);
  expect([...defined].filter((name) => !used.has(name))).toEqual([]);
});

test('badges have their look in one file, the search form and the pages of a topic too, and print is in one', () => {
  const filesWith = (pattern: RegExp) =>
    [...texts].filter(([name, css]) => name !== 'print.css' && pattern.test(css)).map(([name]) => name);
  expect(filesWith(/\.badge\b/)).toEqual(['theme.css']);
  expect(filesWith(/\.search-form\b/)).toEqual(['search.css']);
  expect(filesWith(/\.pages\b/)).toEqual(['lists.css']);
  expect(filesWith(/@media print/)).toEqual([]);
});
