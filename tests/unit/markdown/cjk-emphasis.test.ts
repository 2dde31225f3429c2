import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { dialect } from '../../../src/markdown/dialect.ts';
import { toHtml } from '../../../src/markdown/html.ts';
import { toPlainText } from '../../../src/markdown/plain-text.ts';

/** What is typed · what is shown, with <b> for bold. A customer gets the same text without any mark. */
const cases: [typed: string, shown: string][] = [
  ['这是**“重要”**的', '这是<b>“重要”</b>的'],
  ['这是**「重要」**的', '这是<b>「重要」</b>的'],
  ['**重要：**先登录', '<b>重要：</b>先登录'],
  ['请看**（重要）**一栏', '请看<b>（重要）</b>一栏'],
  ['选**“A”**或**“B”**。', '选<b>“A”</b>或<b>“B”</b>。'],
  ['**会员**、**灵感值**', '<b>会员</b>、<b>灵感值</b>'],
  ['原价**66**元', '原价<b>66</b>元'],
  ['**AI**生成', '<b>AI</b>生成'],
  ['生成**AI**', '生成<b>AI</b>'],
  ['**注意！**AI 生成', '<b>注意！</b>AI 生成'],
  ['**注意!**生成', '<b>注意!</b>生成'],
  ['App**「可灵 AI」**', 'App<b>「可灵 AI」</b>'],
  ['**「可灵 AI」**App', '<b>「可灵 AI」</b>App'],
  ['**《协议》**第 3 条', '<b>《协议》</b>第 3 条'],
  ['**🎁**礼物**🎁**', '<b>🎁</b>礼物<b>🎁</b>'],
  ['**이것은(강조)**입니다', '<b>이것은(강조)</b>입니다'],
  ['**これは太字。**です', '<b>これは太字。</b>です'],
  ['中**文**字**粗**体', '中<b>文</b>字<b>粗</b>体'],
  ['“**确定**”和（**取消**）', '“<b>确定</b>”和（<b>取消</b>）'],
  ['**确定**（可选）', '<b>确定</b>（可选）'],
  ['**多\n行**粗', '<b>多行</b>粗'],
  ['前 **空格** 后', '前 <b>空格</b> 后'],
  ['**嵌*套*星_和_线**后', '<b>嵌*套*星_和_线</b>后'],
  ['**３**个**％**', '<b>３</b>个<b>％</b>'],
  ['**`代码`**后', '<b><code>代码</code></b>后'],
];

describe('bold text beside Chinese, Japanese and Korean', () => {
  it.each(cases)('%s', (typed, shown) => {
    const processor = dialect({});
    const file = new VFile({ path: 'content/membership/a.md', value: typed });
    const { children } = processor.runSync(processor.parse(file), file) as ReturnType<typeof processor.parse>;
    expect(toHtml(children)).toBe(`<p>${shown.replaceAll('b>', 'strong>')}</p>`);
    expect(toPlainText(children)).toBe(shown.replace(/<[^>]+>/g, ''));
  });
});
