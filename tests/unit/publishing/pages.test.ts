import { describe, expect, it } from 'vitest';
import { faultOf } from '../../../deploy/publishing/addresses.mjs';
import { readAsset } from '../../../deploy/publishing/assets.mjs';
import { faultOfName } from '../../../deploy/publishing/build-files.mjs';
import { readTags } from '../../../deploy/publishing/html-tags.mjs';
import { readPage } from '../../../deploy/publishing/pages.mjs';

describe('readTags sees what a browser sees', () => {
  it.each([
    ['<p>a</p><B>', ['p', 'b']],
    ['<!-- <script> --><p>', ['p']],
    ['<!--><script>', ['script']],
    ['<!-- a --!><p>', ['p']],
    ['<!-- <p>', []],
    ['<!doctype html><p>', ['p']],
    ['</3 <a> ><p>', ['p']],
    ['</><script>', ['script']],
    ['</p a="<b>"><i>', ['i']],
    ['a < b <p>', ['p']],
    ['<p title="<b>"><i>', ['p', 'i']],
    ["<p title='>'><i>", ['p', 'i']],
    ['<p title=">', []],
    ['<p a="1"b=">"><i>', ['p', 'i']],
    ['<p x=a"b><i>', ['p', 'i']],
    ['<p x=><i>', ['p', 'i']],
    ['<svg/onload=a><i>', ['svg', 'i']],
    ['<script>"<p>"</script><i>', ['script', 'i']],
    ['<SCRIPT\n>"</scripty>"</SCRIPT ><i>', ['script', 'i']],
    ['<title><!--</title><script>', ['title', 'script']],
    ['<noscript><img></noscript><p>', ['noscript', 'img', 'p']],
    ['<noscript><!--</noscript><script>', ['noscript', 'script']],
  ])('%j: %j', (html, names) => {
    expect([...readTags(html)].map(({ name }) => name)).toEqual(names);
  });

  it('attributes included: the first of a name counts, and references are read', () => {
    const [tag] = readTags('<a HREF="&#47;&#x61;&amp;b" href=/c data-x=a"b empty>text</a>');
    expect(Object.fromEntries(tag?.attributes ?? [])).toEqual({ href: '/a&b', 'data-x': 'a"b', empty: '' });
    expect(tag?.text).toBe('text');
  });
});

describe('readPage', () => {
  it('tells what is followed by choice from what is loaded', () => {
    const page = readPage(
      '<a href="/a/"></a><link href="/b.css"><img src="/c.png" srcset="/d.png 1x, /e.png 2x"><form action="/f/">' +
        '<meta http-equiv="refresh" content="0; url=\'/g/\'"><script src="/h.js"></script>',
    );
    expect(page.links).toEqual(['/a/']);
    expect(page.loads).toEqual(['/b.css', '/c.png', '/d.png', '/e.png', '/f/', '/g/', '/h.js']);
    expect(page.refresh).toBe('/g/');
  });

  it.each([
    ['0; url=/a/', '/a/'],
    ['0;URL="/a/"', '/a/'],
    ['1.5 , https://x.example/', 'https://x.example/'],
    ['5', null],
  ])('knows where %j leads', (content, target) => {
    expect(readPage(`<meta http-equiv=REFRESH content='${content}'>`).refresh).toBe(target);
  });

  it.each(['<p style="a">', '<p onclick=a>', '<style>', '<iframe srcdoc="a">', '<title><b></title>', '<object>'])(
    'finds what no page has: %s',
    (html) => {
      expect(readPage(html).forbidden).not.toEqual([]);
    },
  );

  it('does not take a hidden banner for the same', () => {
    const [shown, hidden] = ['', ' hidden'].map((more) => readPage(`<p class="confidential"${more}>机密</p>`).banner);
    expect(shown).not.toBe(hidden);
  });
});

describe('readAsset', () => {
  it.each([
    ['import "./a.js";', ['./a.js']],
    ['import "./a.js";schema.url(e)', ['./a.js']],
    ['["_astro/b.css"]', ['/kling-qa/_astro/b.css']],
    ['a{background:url("/kling-qa/c.png")}', ['/kling-qa/c.png']],
    ['a{background:url(data:image/png;base64,x)}', []],
    ['@import "https://evil.example/x.css";', ['https://evil.example/x.css']],
    ['import("//evil.example/x.js")', ['//evil.example/x.js']],
    ['export{a}from"https://evil.example/x.js"', ['https://evil.example/x.js']],
    ['const svg = "http://www.w3.org/2000/svg"', []],
  ])('finds in %j: %j', (code, found) => {
    expect(readAsset(code.startsWith('a{') ? 'a.css' : 'a.js', code, '/kling-qa/')).toEqual(found);
  });
});

describe('faultOf', () => {
  const site = { base: '/kling-qa/', known: new Set(['index.html', 'a/index.html', 'a.png']) };
  it.each([
    ['/kling-qa/', null],
    ['', null],
    ['#top', null],
    ['../', null],
    ['/kling-qa/a.png?x', null],
    ['/kling-qa/watermark.svg', null],
    ['/kling-qa/b.png', /不存在/],
    ['/b.png', /以外/],
    ['/\\evil.example/', /站外/],
    ['http:\n//evil.example', /站外/],
    ['vbscript:x', /站外/],
    ['/kling-qa/%', /不是有效的网址/],
  ])('judges %j: %s', (url, fault) => {
    const found = faultOf(url, '/kling-qa/a/index.html', site);
    if (fault) expect(found).toMatch(fault);
    else expect(found).toBeNull();
  });
});

describe('faultOfName', () => {
  it.each([
    'index.html',
    '_astro/a.B_c-1.js',
    'pagefind/x.pf_meta',
    'images/a/入口 (1).png',
    'b.jpeg',
    'c.gif',
    'export/review.xlsx',
  ])('lets %s through', (path) => {
    expect(faultOfName(path)).toBeNull();
  });

  it.each([
    '.env',
    '.git/config',
    'a.js.map',
    'index.html~',
    'index.html.br',
    'robots.txt.gz',
    'entries.md',
    'a.zip',
    'a.xls',
    'x.HTML',
    'x.htm',
    'LICENSE',
    'a\nb.txt',
    'a\u202Eb.txt',
  ])('stops %j', (path) => {
    expect(faultOfName(path)).not.toBeNull();
  });
});
