import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replaced, unusedStyles } from '../../../src/site/lean-starlight.ts';

const starlight = 'node_modules/@astrojs/starlight/dist';
const page = readFileSync(join(starlight, 'components/Page.astro'), 'utf8');
/** Styles that the page imports, by their file names. */
const styles = [...page.matchAll(/^import '\.\.\/(style\/\w+\.css)'/gm)].flatMap(([, file]) => file ?? []);

describe("what Starlight's page loads", () => {
  it.each(Object.entries(replaced))('has %s, in whose place a file of ours is loaded', (source, ours) => {
    expect(page).toContain(source);
    expect(existsSync(ours.split('?')[0] ?? '')).toBe(true);
  });

  it('are the styles that we know: the reset and the order of layers stay, the rest is left out', () => {
    const isUnused = (file: string) => unusedStyles.test(join(starlight, file));
    expect(styles.filter((file) => !isUnused(file))).toEqual(['style/layers.css', 'style/reset.css']);
    expect(styles.filter(isUnused)).toEqual(['style/props.css', 'style/asides.css', 'style/util.css']);
  });
});
