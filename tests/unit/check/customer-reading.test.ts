import { beforeAll, describe, expect, it } from 'vitest';
import { loadTypesetter } from '../../../cli/typesetter.ts';
import { type CheckInput, check } from '../../../src/check/check.ts';
import { severityOf } from '../../../src/check/severity.ts';
import { inputOf, pathOf } from './replies.ts';

let format: CheckInput['format'];

beforeAll(async () => {
  format = await loadTypesetter();
});

/** What a customer would read is not what the editor meant: the reply, `▸` where it is reported, and by which rule. */
const stopped: Record<string, string[]> = {
  'literal-markup': [
    '请选▸** 无水印下载**。',
    '2▸**3 等于 8。',
    '请看▸＊＊重要＊＊。',
    '▸****重要****：请先登录。',
    '原价▸~~￥98~~起。',
    '3▸~~5 个工作日。',
    '原价▸~98 元~，现价 66 元。',
    '请点▸_设置_按钮。',
    '请点▸__设置__按钮。',
    '请点▸* 设置 *按钮。',
    '请选▸*Pro*模式。',
    '请点▸==「设置」==按钮。',
    '请输入▸`abc 后回车。',
    '请看▸[帮助]（https://klingai.kuaishou.com/x）。',
    '请看▸[帮助] (https://klingai.kuaishou.com/x)。',
    '请看▸[帮助](https://klingai.kuaishou.com/x y)。',
    '请看▸［帮助］（https://klingai.kuaishou.com/）。',
    '▸![入口图]（entrance.png）',
    '▸![入口](截屏 2026-11-24 10.33.12.png)',
    '▸![[entrance.png]]',
    '请看▸[[去水印]]。',
    '请看▸[去水印][1]。',
    '请看注▸[^1]。',
    '税率是▸{tax-rate}。',
    '税率是▸{ tax-rate }。',
    '税率是▸$tax-rate$。',
    '税率是▸{{tax-rate}。',
    '您好▸{客户姓名}，可以。',
    '您好▸｛客户姓名｝，可以。',
    '请看[帮助](https://klingai.kuaishou.com/)▸{target=_blank}。',
    '谢谢您的支持 ▸:smile:',
    '▸> 请在网页端操作。',
    '▸- [x]已开通',
    '▸#提示：可以。',
    '第一行▸\\n第二行',
    '空格▸&nbsp在这里',
    '▸| 甲 | 乙 |',
  ],
  'vanishing-mark': [
    '路径 C:▸\\*.log',
    '▸+ 10 积分',
    '比例 16▸\\:9',
    '横版 300▸**200，竖版 200**甲',
    '尾号 138▸**1234**',
  ],
  'plain-markdown': ['请看▸[帮助](https://klingai.kuaishou.com/ "标题")。', '▸```python\nprint()\n```'],
  'line-break': ['▸第一步：登录\n第二步：下载', '▸档位\t月价\n黄金\t见购买页', '▸1.登录\n2.下载', '- ▸您好\n请登录'],
  'table-cells': [
    '| 档位 | 价格 |\n| --- | --- |\n▸| 黄金 | 甲 | 第三格 |',
    '| 档位 | 月 | 年 |\n| --- | --- | --- |\n▸| 铂金 | 乙月 |',
    '| 档位 | 价格 |\n| --- | --- |\n| 黄金 | 甲 |\n▸以上价格仅供参考。',
  ],
  'invisible-character': [
    '您▸\u200b好',
    '您▸\u2066好',
    '您▸\u202e好',
    '您▸\ufeff好',
    '您▸&#8203;好',
    '您▸\uf0b7好',
    '您▸\ufffc好',
    '您▸\u00ad好',
  ],
  'mixed-letters': ['请登录 ▸Kлing 网页端', '请登录 ▸Κling 网页端', '可灵 ▸АI', '▸АРІ 接口', '▸⽤户'],
  'step-number': [
    '1. 登录\n2. 下载\n▸4. 完成',
    '1. 登录\n2. 下载\n\n▸3、完成',
    '1. 登录\n▸1. 下载',
    '▸2. 登录\n3. 下载',
    '▸01. 登录\n02. 下载',
    '第一步：登录\n\n▸第三步：下载',
    '步骤1：登录\n\n▸步骤3：下载',
  ],
  'merge-conflict': ['▸<<<<<<< HEAD\n您好\n\n=======', '您好\n\n▸>>>>>>> main'],
  'chat-leftover': [
    '请看▸[图片]',
    '▸[文件]',
    '▸@张三 请看',
    '▸@所有人',
    '▸2026-11-24 10:33:12',
    '▸客服小王 11/24 10:33',
    '▸李娜 2026-11-24 9:05\n\n您好，可以。',
    '▸产品-阿杰 昨天 18:20',
    '▸小美 下午 3:32',
    '▸小美 15:32',
    '▸[15:32] 小美：可以的',
    '▸发件人：会员组',
  ],
  'link-label': [
    '请打开▸[klingai.kuaishou.com](https://www.kuaishou.com/)。',
    '请打开▸[{{web-url}}](https://www.kuaishou.com/)。',
  ],
  'glued-address': [
    '请打开 ▸https://klingai.kuaishou.com/登录。',
    '请到▸{{web-url}}购买。',
    '请看 ▸https://klingai.kuaishou.com/?a=1页面。',
  ],
  'points-elsewhere': [
    '步骤▸见上文。',
    '步骤▸同上。',
    '请▸参考 5001。',
    '▸请看编号 #5001。',
    '▸参见 5001 号条目。',
    '请看[去水印](▸/q/5001/)。',
    '请看 ▸/q/5001/ 。',
  ],
  'external-host': [
    '请看[官网](▸https://可灵.中国/)购买。',
    '请看 ▸https://可灵.com/ 购买。',
    '请看 //▸evil.com/ 。',
    '▸可灵.com 是官网。',
    '请看 ▸https://www.可灵.com/a 。',
  ],
  'internal-host': ['请看 ▸http://[fe80::1]/ 。', '请看 ▸https://[::1]:8080/a 。'],
  brackets: ['请点▸「下载', '请看（图 1▸)。', '您好▸）。'],
};

describe.each(Object.entries(stopped))('%s', (rule, replies) => {
  it.each(replies)('stops %s', (reply) => {
    const before = reply.slice(0, reply.indexOf('▸')).split('\n');
    // One reply more, so that there is an entry 5001.
    const found = check(inputOf([reply.replace('▸', ''), '您好。'], format)).filter(({ path }) => path === pathOf(0));
    const place = { line: 7 + before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    expect(found).toContainEqual(expect.objectContaining({ rule, ...place }));
    expect(found.filter((problem) => problem.rule === rule).map(severityOf)).toContain('错误');
  });
});

describe('what is fine in a note for agents', () => {
  it.each(['参见 [去水印](/q/5001/)，同上。', '参考 5001。', '@张三 负责。'])('%s', (note) => {
    const input = inputOf(['您好。', '您好。'], format);
    const files = input.files.map((file) =>
      file.path === pathOf(0) ? { ...file, text: file.text.replace(/\n$/, `\n\n:::内部\n${note}\n:::\n`) } : file,
    );
    const found = check({ ...input, files }).filter(({ path }) => path === pathOf(0));
    expect(found.filter((problem) => severityOf(problem) === '错误')).toEqual([]);
  });
});

describe('a file with marks of a merge conflict', () => {
  it('has no other message', () => {
    const text =
      '---\nnumber: 5000\n<<<<<<< HEAD\ntitle: 税率是多少\n=======\ntitle: 税率呢\n>>>>>>> main\n---\n\n:::话术\n好。\n';
    const input = inputOf(['您好。'], format);
    const files = input.files.map((file) => (file.path === pathOf(0) ? { ...file, text } : file));
    const found = check({ ...input, files }).filter(({ path }) => path === pathOf(0));
    expect(found.map(({ line, rule }) => `${line} ${rule}`)).toEqual(['3 merge-conflict', '7 merge-conflict']);
  });
});

describe('a title', () => {
  it('cannot hold a fact', () => {
    const input = inputOf(['您好。'], format);
    const files = input.files.map((file) => ({
      ...file,
      text: file.text.replace(/^title: .*$/m, 'title: 税率是 {{tax-rate}} 吗？'),
    }));
    expect(check({ ...input, files })).toContainEqual(
      expect.objectContaining({ rule: 'literal-markup', line: 3, message: expect.stringContaining('不能用 {{事实}}') }),
    );
  });
});

describe('what may be told of a gap', () => {
  it('is judged as every text for customers', () => {
    const input = inputOf([], format);
    const gaps = { path: 'content/gaps.yml', text: '- about: 支付方式\n  tell: 您好，已为您建单[图片]\n' };
    const files = [...input.files.filter(({ path }) => path !== gaps.path), gaps];
    const found = check({ ...input, files }).filter(({ path }) => path === gaps.path);
    expect(found.map(({ line, column, rule }) => `${line}:${column} ${rule}`)).toEqual([
      '2:15 forbidden-word',
      '2:17 chat-leftover',
    ]);
  });
});
