import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeSite } from './make-site.ts';
import { copyStore, publish } from './nginx.ts';

const live = (target: string) => readlinkSync(join(target, 'current')).slice('builds/'.length);
const ids = (target: string) => readdirSync(join(target, 'builds'));
const refused = {
  status: 1,
  output: expect.stringMatching(/^没有备好、还没上线的版本，没有换。.*--stage.*--switch=版本号/),
};

describe('deploy/publish --switch without an id', () => {
  it('goes to what was staged, once: not to a bad build again after going back', async () => {
    const target = await copyStore(['a']);
    const [a] = ids(target);
    const staged = await makeSite({ mark: 'b' });
    expect(publish('--stage', staged, `--to=${target}`)).toMatchObject({ status: 0 });
    // What a reminder asks for leaves it staged.
    expect(publish(`--rollback=${a}`, `--to=${target}`)).toMatchObject({ status: 0 });
    expect(publish('--switch', `--to=${target}`)).toMatchObject({ status: 0 });
    expect(live(target)).toBe(ids(target)[1]);
    expect(publish('--rollback', `--to=${target}`)).toMatchObject({ status: 0 });
    expect(publish('--switch', `--to=${target}`)).toEqual(refused);
    expect(live(target)).toBe(a);
    expect(publish(`--switch=${ids(target)[1]}`, `--to=${target}`)).toMatchObject({ status: 0 });
  });

  it('refuses where nothing was staged, or something was published since', async () => {
    const target = await copyStore(['a', 'b']);
    publish('--rollback', `--to=${target}`);
    expect(publish('--switch', `--to=${target}`)).toEqual(refused);
    publish('--stage', await makeSite({ mark: 'c' }), `--to=${target}`);
    publish(await makeSite({ mark: 'd' }), `--to=${target}`);
    const newest = live(target);
    expect(publish('--switch', `--to=${target}`)).toEqual(refused);
    expect(live(target)).toBe(newest);
  });

  it('goes to what was staged again unchanged, also where it is live already', async () => {
    const target = await copyStore(['a', 'b']);
    const site = await makeSite({ mark: 'b' });
    const [, b = ''] = ids(target);
    expect(publish('--stage', site, `--to=${target}`).output).toContain(`与正在提供的 ${b} 完全一样`);
    expect(publish('--switch', `--to=${target}`)).toMatchObject({ status: 0 });
    publish('--rollback', `--to=${target}`);
    expect(publish('--switch', `--to=${target}`)).toEqual(refused);
    expect(publish('--stage', site, `--to=${target}`).output).toContain(`与已备好的 ${b} 完全一样`);
    expect(publish('--switch', `--to=${target}`)).toMatchObject({ status: 0 });
    expect(live(target)).toBe(b);
  });
});
