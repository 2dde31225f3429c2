import { describe, expect, it } from 'vitest';
import { parseCorpus } from '../../../src/markdown/corpus.ts';
import { readContentFiles } from '../../../src/site/content-files.ts';
import { type EntryForm, emptyForm, placeOf, toFile, toForm } from '../../../src/write/entry-form.ts';
import { frozenContent } from '../../built/corpora.ts';

const files = readContentFiles(frozenContent);
const { entries, site } = parseCorpus(files.filter(({ path }) => !path.includes('/said/')));
const sourceOf = (path: string) => files.find((file) => file.path === path)?.text ?? '';
const before = (number: number) => {
  const entry = entries.find((one) => one.number === number);
  if (!entry) throw new Error(`no ${number}`);
  const source = sourceOf(entry.path);
  return { form: toForm(entry, source), source };
};
const edited = (number: number, change: (form: EntryForm) => void) => {
  const old = before(number);
  const form = structuredClone(old.form);
  change(form);
  return { text: toFile(form, old), source: old.source };
};

describe('the form of an entry', () => {
  it.each(entries.map((entry) => [entry.number, entry] as const))('writes %s back as it was', (_number, entry) => {
    const source = sourceOf(entry.path);
    const form = toForm(entry, source);
    expect(toFile(form, { form, source })).toBe(source);
    // Also where every block is written anew.
    const blocks = [...form.blocks, { name: '话术' as const, text: 'x', route: '' }];
    const added = toFile({ ...form, blocks }, { form, source });
    expect(added).toBe(`${source.trimEnd()}\n\n:::话术\nx\n:::\n`);
  });

  it('changes the line of one field, and keeps comments and everything else', () => {
    const { text, source } = edited(1005, (form) => {
      form.aliases = form.aliases.replace('快影去水印失败', '快影去不掉水印');
      form.validUntil = '2026-12-31';
      form.reviewedOn = '2026-11-24';
      form.reviewedBy = '会员组';
    });
    expect(text).toBe(
      source
        .replace('快影去水印失败', '快影去不掉水印')
        .replace('verify:\n', 'reviewed: { on: 2026-11-24, by: 会员组 }\nvalidUntil: 2026-12-31\nverify:\n'),
    );
  });

  it('makes a whole new entry, with its branches', () => {
    const form: EntryForm = {
      ...emptyForm(1064, 'membership'),
      title: '怎么注销账号？',
      aliases: '- 注销账号\n 销号 \n\n删号',
      related: '1004、1006',
      blocks: [
        { name: '话术', text: '您好。\n', route: '' },
        {
          name: '情形',
          when: '在网页端的',
          blocks: [
            { name: '内部', text: '先查。', route: '' },
            { name: '升级', text: '仍不行时。', route: '二线' },
          ],
        },
      ],
    };
    expect(toFile(form, null)).toBe(
      [
        '---\nnumber: 1064\ntitle: 怎么注销账号？\naliases:\n  - 注销账号\n  - 销号\n  - 删号\nstatus: published\nrelated: [1004, 1006]\n---\n',
        ':::话术\n您好。\n:::\n',
        '::::情形[在网页端的]\n',
        ':::内部\n先查。\n:::\n',
        ':::升级{路径=二线}\n仍不行时。\n:::\n',
        '::::\n',
      ].join('\n'),
    );
    expect(Object.keys(site.topics)).toContain(form.topic);
  });

  it('leaves out a route that nobody has picked, so that the gate asks for one', () => {
    const { text } = edited(1004, (form) => form.blocks.push({ name: '升级', text: '仍不行时。', route: '' }));
    expect(text).toMatch(/\n:::升级\n仍不行时。\n:::\n$/);
  });

  it('knows where a line of the file stands', () => {
    const text = sourceOf('content/membership/watermark-still-in-kuaiying.md');
    const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length;
    expect(placeOf(text, lineOf('title:'))).toBe('title');
    expect(placeOf(text, lineOf('快影去水印失败'))).toBe('aliases');
    expect(placeOf(text, lineOf('1059 说可灵'))).toBe('verify');
    expect(placeOf(text, lineOf('请您先重新登录'))).toBe(0);
    expect(placeOf(text, lineOf('重新登录也不行的'))).toBe(1);
    expect(placeOf(text, lineOf('::::情形[在快影 App 充的]'))).toBe(2);
    expect(placeOf(text, lineOf('目前可灵会员只能'))).toBe(3);
  });
});
