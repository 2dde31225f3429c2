import { brokenFactReference } from '../../entry/fact-references.ts';
import { isDataFile } from '../../entry/paths.ts';
import { proseOf } from '../blotted-prose.ts';
import type { Rule } from '../rule.ts';

interface Failure {
  pattern: RegExp;
  advice: string;
}

const bold = '要突出请写成 **加粗**，两个 ** 成对，里面不要有空格；乘号写 ×，星号写 ＊';
const link = '链接要写成 [文字](网址)，中括号、小括号都用半角，中间没有空格，网址里也没有空格';
const picture = '图片要写成 ![图上是什么](文件名.png)，括号用半角，文件名里有空格就写成 ![说明](<文件 名.png>)';

/** What looks like markup of some program, and is shown as it was typed: the mark, and what to write. */
const failures: Failure[] = [
  { pattern: /(?<!\*)\*\*(?!\*)/, advice: `请改好或删去：${bold}` },
  { pattern: /＊＊/, advice: `请改好或删去：${bold}` },
  { pattern: /(?<![\p{N}A-Za-z*])\*{3,}(?![\s*\d])[^*\n，。；]{1,30}(?<!\s)\*{3,}(?![\p{N}A-Za-z*])/u, advice: bold },
  {
    pattern:
      /^(?!.*[=×])[^*]*?(?<![\d*])(\*(?!\s*\d)(?:[^\s*]|\s[^*\n]*\s|[^\s*][^*\n]*[\p{L}\p{N}」”）])\*)(?![\d*])/u,
    advice: bold,
  },
  {
    pattern:
      /(?<![A-Za-z0-9_])(_{1,3}(?=\S)[^_\n]*\p{Script=Han}[^_\n]*(?<=\S)_{1,3})(?![A-Za-z0-9_])(?![\p{L}\p{N}_-]*\.[a-z]{2,4})/u,
    advice: `${bold}；确实要显示 _，前面加 \\`,
  },
  { pattern: /~~/, advice: '没有删除线；请删去划掉的字和 ~~，范围写 ～，例如 3～5 天' },
  {
    pattern: /(?<=\p{Script=Han})(~[￥¥$]?\d[^~\n，。！？]*[^\s~\d]~)(?=[，。！？；、\s]|$)/u,
    advice: '没有删除线；请删去划掉的字和 ~',
  },
  { pattern: /==[^=\s][^=\n]*==/, advice: bold },
  { pattern: /`/, advice: '反引号要成对；不是代码就请删去' },
  { pattern: /!\[/, advice: picture },
  { pattern: /\[\[/, advice: `请改好：${link}` },
  { pattern: /\[[^\]\n]*\]\s*[(（]|［[^］\n]*］\s*[(（]|\]\s*[(（]\s*(?:https?:|\/q\/)/, advice: `请改好：${link}` },
  { pattern: /\[[^\]\n]+\]\[[^\]\n]*\]|\[\^[^\]\n]+\]/, advice: `不支持这种链接和脚注；${link}` },
  { pattern: /^\s*\|.*\|\s*$/, advice: '表格没有成形；请在第一行下面写 | --- | --- |，列数要一样，表格前后空一行' },
  {
    pattern: /^\s*｜[^｜]*｜.*｜\s*$|^\s*｜\s*-{3}.*$/,
    advice: '表格的竖线要用半角 |，第一行下面写 | --- | --- |，表格前后空一行',
  },
  { pattern: brokenFactReference, advice: '事实要写成 {{键}}，前后各两个半角花括号，键见 content/facts.yml，请补全' },
  {
    pattern: /\{[^{}\n]{1,40}\}|｛[^｛｝\n]{1,40}｝|\$[A-Za-z][\w-]*\$/,
    advice: '事实要写成 {{键}}，键见 content/facts.yml；别的请写出内容，或删去',
  },
  { pattern: /(?<![\w:]):[a-z][a-z0-9_+-]+:(?![\w:])/, advice: '这里不会变成表情；请删去' },
  {
    pattern: /^\s*(?:[-*+]\s+|\d+[.)]\s+)?>(?!\s*[\d.=￥¥])/,
    advice: '没有引用；请删去 >，大于请写「大于」或 ＞',
  },
  { pattern: /^\s*[-*+]\s+\[[ xX]\](?=\S)/, advice: '方框后面要空一格，例如 - [x] 已开通；不是清单就请删去' },
  { pattern: /^#{1,6}(?=[^#\s])(?![^#\n]*#)/, advice: '正文里不用 # 标题；要突出请写成 **加粗**' },
  { pattern: /\\[nrt](?![A-Za-z])/, advice: '请删去，换一行写，两段之间空一行' },
  {
    pattern: /&(?:[a-z]{2,8};|#x?[\da-f]+;|(?:nbsp|lt|gt|amp|quot)(?!;|\w))/i,
    advice: '这是网页的代码；请改成要显示的字',
  },
];

/** Works in the body of an entry, and nowhere else; facts work in data files as well. */
const markdown = /\*\*|~~|`|\]\s*[(（]|\{/;

const plainOnly = { data: '的文字不按 Markdown 显示', title: '是标题，不按 Markdown 显示，也不能用 {{事实}}' };

export const literalMarkup: Rule = {
  id: 'literal-markup',
  why: '没有写对的 **、链接、图片和别的软件的记号，会原样出现在客户的聊天窗口里。',
  bad: ':::话术\n请选择▸** 无水印下载**。\n:::',
  good: ':::话术\n请选择**「无水印下载」**，尺寸 4096*4096px。\n:::',
  check(document, _context, report) {
    const isPlain = isDataFile(document.path);
    for (const { kind, lines } of proseOf(document))
      for (const { line, column, text } of lines)
        for (const { pattern, advice } of failures) {
          const match = pattern.exec(text);
          if (!match) continue;
          const [whole, mark = whole] = match;
          const shown = mark.trim();
          const at = match.index + whole.indexOf(mark) + mark.indexOf(shown);
          const isMarkdown = (isPlain && !/[{｛]/.test(shown)) || kind === 'title';
          const remedy =
            isMarkdown && markdown.test(shown)
              ? `这里${plainOnly[isPlain ? 'data' : 'title']}，请改成普通文字`
              : advice;
          report({ line, column: column + at }, `「${excerpt(shown)}」会原样显示出来；${remedy}`);
        }
  },
};

function excerpt(text: string): string {
  return text.length > 14 ? `${text.slice(0, 14)}…` : text;
}
