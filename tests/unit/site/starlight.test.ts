import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { slots, starlightOptions } from '../../../src/site/starlight.ts';
import { defaults } from '../../built/starlight-traces.ts';

const starlight = 'node_modules/@astrojs/starlight/dist';
const page = readFileSync(join(starlight, 'components/Page.astro'), 'utf8');

/** The slots that are not ours, and the slots of ours that the page does not have. */
function strangers(source: string): string[] {
  const rendered = [...source.matchAll(/'virtual:starlight\/components\/(\w+)'/g)].flatMap(([, slot]) => slot ?? []);
  const ours: string[] = Object.keys(slots);
  return [...rendered.filter((slot) => !ours.includes(slot)), ...ours.filter((slot) => !rendered.includes(slot))];
}

describe("the slots of Starlight's page", () => {
  it('are all ours, by the name that the installed version gives them', () => {
    expect(strangers(page)).toEqual([]);
  });

  it.each(Object.keys(slots))('are not all ours once %s has another name', (slot) => {
    const renamed = page.replace(`'virtual:starlight/components/${slot}'`, "'virtual:starlight/components/Renamed'");
    expect(strangers(renamed)).toEqual(['Renamed', slot]);
  });

  it.each(Object.entries(slots))('have a file: %s', (_slot, file) => {
    expect(existsSync(file)).toBe(true);
  });

  it.each(Object.entries(defaults))('would show by a piece of their default: %s', (slot, { piece, file }) => {
    expect(Object.keys(slots)).toContain(slot);
    expect(readFileSync(join(starlight, file), 'utf8')).toContain(piece);
  });
});

test('no page carries a navigation of all entries', () => {
  expect(starlightOptions.sidebar).toEqual([]);
});
