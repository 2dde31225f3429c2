import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyBuild } from '../../../deploy/publishing/verify.mjs';
import { checksumsOf } from '../../../src/site/checksums.ts';
import { makeSite } from '../../nginx/make-site.ts';

const page = 'membership/entry-2/index.html';
const folder = mkdtempSync(join(tmpdir(), 'kling-qa-verify-'));
let sound: string;
beforeAll(async () => {
  sound = await makeSite();
  // What the structure tells by itself; the checksums have tests of their own.
  rmSync(join(sound, 'SHA256SUMS'));
});
afterAll(() => {
  for (const made of [sound, folder]) rmSync(made, { recursive: true, force: true });
});

/** A copy of a sound site, for one test to change. */
function copy(): string {
  const site = mkdtempSync(join(folder, 'site-'));
  cpSync(sound, site, { recursive: true });
  return site;
}

const put = (file: string, text: string) => (site: string) => writeFileSync(join(site, file), text);
const insert = (html: string, file: string = page) => {
  return (site: string) => {
    const path = join(site, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace('</body>', `${html}</body>`));
  };
};
const replaceByFolder = (file: string) => (site: string) => {
  rmSync(join(site, file));
  mkdirSync(join(site, file));
};
const meta = (site: string) => readdirSync(join(site, 'pagefind')).find((name) => name.endsWith('.pf_meta')) ?? '';
const cutMeta = (size: number) => (site: string) => truncateSync(join(site, 'pagefind', meta(site)), size);

const cutPage = (site: string) => {
  const html = readFileSync(join(site, page));
  truncateSync(join(site, page), html.indexOf('这是答复的正文') + 60);
};
const flipBit = (folder: string) => (site: string) => {
  const path = join(site, folder, readdirSync(join(site, folder))[0] ?? '');
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 3) ^ 1, bytes.length - 3);
  writeFileSync(path, bytes);
};
const swapFragments = (site: string) => {
  const [one = '', two = ''] = readdirSync(join(site, 'pagefind/fragment')).map((name) =>
    join(site, 'pagefind/fragment', name),
  );
  writeFileSync(one, readFileSync(two));
};
const emptyFragment = (site: string) => {
  const folder = join(site, 'pagefind/fragment');
  truncateSync(join(folder, readdirSync(folder)[0] ?? ''), 0);
};

const changeJson = (file: string, list: string) => (change: object) => (site: string) => {
  const data = JSON.parse(readFileSync(join(site, file), 'utf8'));
  Object.assign(data[list][0], change);
  put(file, JSON.stringify(data))(site);
};
const changeReplies = changeJson('replies.json', 'replies');
const changeEntries = changeJson('entries.json', 'entries');
const expireOn = (validUntil: string) => (site: string) => {
  changeEntries({ validUntil })(site);
  changeReplies({ validUntil })(site);
};

/** What is wrong with a build, and what is said of it. */
const faults: [what: string, damage: (site: string) => void, said: RegExp][] = [
  ['a script of another host', insert('<script src="https://evil.example/x.js"></script>'), /会自己连到站外：https:/],
  ['a script of another host without a scheme', insert('<script src="//evil.example/x.js"></script>'), /站外/],
  ['a build that was not told its repository', put('write.json', '{"hasHost":false}'), /没有写仓库地址/],
  ['a script in its address', insert('<script src="data:text/javascript,alert(1)"></script>'), /站外：data:/],
  ['a script behind an odd attribute', insert('<script x=a"b>alert(1)</script>'), /别的页面没有的行内脚本/],
  ['an event behind an odd attribute', insert('<img src=x"y onerror=alert(1)>'), /<img onerror>/],
  ['a script only in the 404 page', insert('<script>alert(1)</script>', '404.html'), /行内脚本不一样/],
  ['a link that is a script', insert('<a href="javascript:alert(1)">x</a>'), /站外：javascript:/],
  [
    'a link to a host of other letters',
    insert('<a href="https://可灵.com/">x</a>'),
    /链接的 https:\/\/可灵\.com\/ 不是看得懂的域名/,
  ],
  ['a link to an address of IPv6', insert('<a href="https://[fe80::1]/">x</a>'), /不是看得懂的域名/],
  ['a link to an address of numbers', insert('<a href="https://10.0.0.1/">x</a>'), /不是看得懂的域名/],
  ['such a link in disguise', insert('<a href="jav&#x09;a&#115;cript:alert(1)">x</a>'), /站外/],
  [
    'a base that would end a line of nginx',
    (site) => writeFileSync(join(site, '404.html'), '<script src="/a;}/_astro/x.js"></script>'),
    /路径 \/a;}\/ 不能用/,
  ],
  ['a frame', insert('<iframe src="https://evil.example/"></iframe>'), /<iframe>/],
  ['a form to another host', insert('<form action="https://evil.example/"></form>'), /站外/],
  ['a button to another host', insert('<button formaction="https://evil.example/">x</button>'), /站外/],
  ['a base', insert('<base href="https://evil.example/">'), /<base>/],
  ['a redirect', insert('<meta http-equiv="Refresh" content="0;URL=https://evil.example/">'), /站外/],
  ['an image of another host', insert('<img src="https://evil.example/x.png">'), /站外/],
  ['a style sheet of another host', insert('<link rel="stylesheet" href="https://evil.example/x.css">'), /站外/],
  ['an image in another size that is missing', insert('<img srcset="/_astro/no.png 2x">'), /no.png 不存在/],
  ['a wrong escape', insert('<a href="/%E0%A4%A">x</a>'), /%E0%A4%A 不是有效的网址/],
  ['an address that is none', insert('<a href="http://[::1">x</a>'), /不是有效的网址/],
  ['a drawing with a script', put('x.svg', '<svg><script>alert(1)</script></svg>'), /^x.svg .*行内脚本/m],
  [
    'a style sheet that loads from elsewhere',
    (site) => appendFileSync(join(site, '_astro/style.one.css'), 'a{background:url(https://evil.example/x)}'),
    /style.one.css 会自己连到站外/,
  ],
  [
    'a script that imports from elsewhere',
    (site) => appendFileSync(join(site, '_astro/page.one.js'), 'import("https://evil.example/x.js")'),
    /page.one.js 会自己连到站外/,
  ],
  ['a page cut off after its banner', cutPage, /^membership\/entry-2\/index.html 末尾不是 <\/html>/m],
  ['a style sheet that was emptied', put('_astro/style.one.css', ''), /^_astro\/style.one.css 是空的/m],
  ['a fragment of the index that was emptied', emptyFragment, /^pagefind\/fragment\/.*\.pf_fragment 是空的/m],
  ['version.json cut off', put('version.json', '{"entries":3'), /version.json 不是有效的 JSON/],
  ['version.json empty', put('version.json', ''), /version.json 不是有效的 JSON/],
  ['version.json null', put('version.json', 'null'), /version.json 里一条也没有/],
  ['entries.json cut off', put('entries.json', '{"entries":[{'), /entries.json 不是有效的 JSON/],
  ['entries.json without a list', put('entries.json', '{"entries":null}'), /entries.json 不是条目的列表/],
  ['entries.json of something else', put('entries.json', '{"entries":[null]}'), /entries.json 不是条目的列表/],
  ['one entry twice', put('entries.json', JSON.stringify({ entries: [1, 1, 3].map((n) => entryOf(n)) })), /重复的编号/],
  ['an entry without its Markdown', (site) => rmSync(join(site, 'q/1002.md')), /^缺少 q\/1002.md，别的条目有/m],
  ['the Markdown of another entry', put('q/1002.md', '# 1003 条目'), /^q\/1002.md 不是这一条的内容/m],
  ['an entry that is not in the whole text', put('llms-full.txt', '# 1001 条目\n# 1002 条目'), /没有条目 1003/],
  ['replies.json cut off', put('replies.json', '{"replies":[{'), /replies.json 不是有效的 JSON/],
  ['replies.json of another version', put('replies.json', '{"version":2,"replies":[]}'), /不是话术的列表/],
  [
    'replies.json of something else',
    put('replies.json', '{"version":1,"day":"2026-11-24","replies":[null]}'),
    /的话术不能发给客户/,
  ],
  [
    'a reply that is not of its entry',
    changeReplies({ text: '内部的话' }),
    /条目 1001 的话术不能发给客户，或与条目不一样/,
  ],
  ['a reply of another case', changeReplies({ condition: '已扣款' }), /条目 1001 的话术不能发给客户/],
  ['a reply of a doubtful entry', changeEntries({ verify: ['价格'] }), /条目 1001 的话术不能发给客户/],
  ['a reply of an unpublished entry', changeEntries({ status: 'unpublished' }), /条目 1001 的话术不能发给客户/],
  ['a reply of an expired entry', expireOn('2026-11-23'), /条目 1001 的话术不能发给客户/],
  ['a reply that is said to be valid for longer', changeReplies({ validUntil: '2027-01-01' }), /条目 1001 的话术不能/],
  ['replies without their day', put('replies.json', '{"version":1,"replies":[]}'), /不是话术的列表/],
  ['a table of the search cut off', put('pagefind/late.json', '{"a'), /late.json 不是有效的 JSON/],
  ['the index cut off', cutMeta(20), /pf_meta 已损坏/],
  ['the index empty', cutMeta(0), /pf_meta 已损坏/],
  ['a chunk of the index with another bit', flipBit('pagefind/index'), /pf_index 已损坏/],
  ['weights of the search with another bit', flipBit('pagefind/model'), /weights 已损坏/],
  ['a fragment of the index in place of another', swapFragments, /pf_fragment 已损坏/],
  [
    'a client of the search cut off',
    (site) => truncateSync(join(site, 'pagefind/pagefind.js'), 9),
    /pagefind.js 已损坏/,
  ],
  [
    'an index without a list',
    (site) => rmSync(join(site, 'pagefind/files.json')),
    /没有搜索索引：缺少 pagefind\/files.json/,
  ],
  ['an index whose list says nothing', put('pagefind/files.json', 'null'), /搜索索引有 0 条/],
  ['an index whose list names no files', put('pagefind/files.json', '{"files":null}'), /搜索索引有 0 条/],
  [
    'a folder for the checksums',
    (site) => mkdirSync(join(site, 'SHA256SUMS')),
    /^SHA256SUMS 不是普通文件（是文件夹、链接、管道之类），不能发布/m,
  ],
  ['a link for the checksums', (site) => symlinkSync('/nothing', join(site, 'SHA256SUMS')), /SHA256SUMS 不是普通文件/],
  ['a folder for a file', replaceByFolder('robots.txt'), /缺少 robots.txt/],
  ['a folder for the export', replaceByFolder('entries.json'), /缺少 entries.json/],
  ['a link to a file', (site) => symlinkSync('/etc/hostname', join(site, 'host.txt')), /host.txt 不是普通文件/],
  ['a link to nothing', (site) => symlinkSync('/nothing', join(site, 'x.txt')), /x.txt 不是普通文件/],
  ['a link to a folder', (site) => symlinkSync('.', join(site, 'self')), /self 不是普通文件/],
  ['no folder', (site) => rmSync(site, { recursive: true }), /没有 .* 这个文件夹；请先运行 npm run build/],
];

function entryOf(number: number): { number: number; url: string } {
  return { number: 1000 + number, url: `/membership/entry-${number}/` };
}

describe('verifyBuild', () => {
  it('finds nothing wrong with a sound site, nor with a link of a reply to elsewhere', () => {
    const site = copy();
    insert('<a href="https://klingai.com/">官网</a><a href="mailto:a@b.example">信</a>')(site);
    expect(verifyBuild(site).problems).toEqual([]);
  });

  it.each(faults)('says that there is %s', (_what, damage, said) => {
    const site = copy();
    damage(site);
    expect(verifyBuild(site).problems.join('\n')).toMatch(said);
  });

  it('finds nothing wrong with a reply on its last day', () => {
    const site = copy();
    expireOn('2026-11-24')(site);
    expect(verifyBuild(site).problems).toEqual([]);
  });

  it('finds nothing wrong with a build that was made without feeds', () => {
    const site = copy();
    for (const file of ['replies.json', 'llms-full.txt', 'q/1001.md', 'q/1002.md', 'q/1003.md'])
      rmSync(join(site, file));
    expect(verifyBuild(site).problems).toEqual([]);
  });

  it.each([
    ['abcdef0123', 'abcdef0123'],
    ['../../x', null],
    ['a b\nc', null],
    [12345678, null],
    [null, null],
  ])('takes %j for the commit %j', (commit, expected) => {
    const site = copy();
    put('version.json', JSON.stringify({ commit, entries: 3 }))(site);
    expect(verifyBuild(site)).toMatchObject({ problems: [], commit: expected });
  });
});

describe('the checksums of a build', () => {
  const changes: [what: string, change: (site: string) => void, said: RegExp][] = [
    ['cut off', (site) => truncateSync(join(site, 'pagefind/late.json'), 3), /^pagefind\/late.json 与生成时不一样/m],
    ['altered', (site) => appendFileSync(join(site, page), ' '), /^membership\/entry-2\/index.html 与生成时不一样/m],
    ['added', put('more.txt', 'x'), /^more.txt 不在 SHA256SUMS 里/m],
    ['lost', (site) => rmSync(join(site, 'favicon.svg')), /^缺少 favicon.svg/m],
    ['no checksum', (site) => appendFileSync(join(site, 'SHA256SUMS'), 'x\n'), /SHA256SUMS 第 \d+ 行不是校验值/],
  ];

  it.each(changes)('tell what is %s', (_what, change, said) => {
    const site = copy();
    writeFileSync(join(site, 'SHA256SUMS'), checksumsOf(site));
    expect(verifyBuild(site)).toMatchObject({ problems: [], checksums: 'same' });
    change(site);
    const { problems, checksums } = verifyBuild(site);
    expect(checksums).toBe('differ');
    expect(problems.join('\n')).toMatch(said);
  });

  it('may be absent, and are not published', () => {
    const site = copy();
    expect(verifyBuild(site)).toMatchObject({ problems: [], checksums: 'absent' });
    writeFileSync(join(site, 'SHA256SUMS'), checksumsOf(site));
    expect(verifyBuild(site).files).not.toContain('SHA256SUMS');
  });
});
