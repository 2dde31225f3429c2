import { type ContentFile, decodeFile } from '../../../src/markdown/content-file.ts';
import { readContentFiles } from '../../../src/site/content-files.ts';

/** Changes that an editor may bring, on a small copy of the corpus: what stops them, or that nothing does. */

const files = readContentFiles('tests/unit/check/corpus');

/** Path → text as the base branch has it. */
export const base: ReadonlyMap<string, string> = new Map(files.map(({ path, text }) => [path, text]));

/** A file with this text. One that was not changed is the same each time, and the gate reads its data once. */
export function fileOf(path: string, content: string | Uint8Array): ContentFile {
  const file = files.find((unchanged) => unchanged.path === path && unchanged.text === content);
  return file ?? decodeFile(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
}

export type Contents = Map<string, string | Uint8Array>;
export type Change = (contents: Contents) => void;

const R = 'membership/remove-watermark.md';
const B = 'membership/benefits.md';
const W = 'membership/watermark-still-in-kuaiying.md';
const TX = 'invoices/tax-rate.md';

const original = (path: string): string => base.get(`content/${path}`) ?? '';

function textOf(contents: Contents, path: string): string {
  const text = contents.get(`content/${path}`);
  if (typeof text !== 'string') throw new Error(`the test corpus has no ${path}`);
  return text;
}

function edit(path: string, from: string, to: string): Change {
  return (contents) => {
    const text = textOf(contents, path);
    if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
    contents.set(`content/${path}`, text.replace(from, to));
  };
}

function add(path: string, text: string | Uint8Array): Change {
  return (contents) => void contents.set(`content/${path}`, text);
}

function del(path: string): Change {
  return (contents) => void contents.delete(`content/${path}`);
}

function all(...changes: Change[]): Change {
  return (contents) => {
    for (const change of changes) change(contents);
  };
}

function entry(number: number, title: string, body: string, extra = ''): string {
  return `---\nnumber: ${number}\ntitle: ${title}\n${extra}status: published\n---\n\n${body}\n`;
}

/** What it does · the change · where it is reported, and by which rule. */
export const broken: [string, Change, string][] = [
  [
    'quote',
    edit(R, '2. 选择', '> 提示：会员有效期内均可使用。\n\n2. 选择'),
    'membership/remove-watermark.md:30 literal-markup',
  ],
  ['strike', edit(R, '2. 选择', '2. ~~点击分享~~选择'), 'membership/remove-watermark.md:30 literal-markup'],
  ['misspelt mark', edit(W, ':::内部', ':::内步'), 'membership/watermark-still-in-kuaiying.md:30 known-block'],
  [
    'internal as reply',
    edit(W, ':::内部', ':::话术'),
    'membership/watermark-still-in-kuaiying.md:31 internal-repeated',
  ],
  ['fullwidth colons', edit(W, ':::内部', '：：：内部'), 'membership/watermark-still-in-kuaiying.md:30 known-block'],
  ['space after colons', edit(W, ':::内部', '::: 内部'), 'membership/watermark-still-in-kuaiying.md:30 known-block'],
  ['unclosed', edit(R, '\n:::\n', '\n'), 'membership/remove-watermark.md:26 closed-block'],
  [
    'unclosed inner 情形',
    edit(W, '充值会员。\n:::\n', '充值会员。\n'),
    'membership/watermark-still-in-kuaiying.md:36 closed-block',
  ],
  ['text outside', edit(R, ':::话术', '请注意先登录。\n\n:::话术'), 'membership/remove-watermark.md:26 text-in-block'],
  [
    'empty reply',
    edit(TX, '您好，可灵 AI 的发票税率是 {{tax-rate}}。具体税额请见发票。', ''),
    'invoices/tax-rate.md:22 empty-block',
  ],
  ['html', edit(R, '1. 把', '<br>1. 把'), 'membership/remove-watermark.md:29 plain-markdown'],
  [
    'script',
    edit(R, '1. 把', '<script>alert(1)</script>\n\n1. 把'),
    'membership/remove-watermark.md:29 plain-markdown',
  ],
  [
    'js link',
    edit(R, '下载按钮上', '[下载按钮](javascript:alert(1))上'),
    'membership/remove-watermark.md:29 link-target',
  ],
  ['relative link', edit(R, '下载按钮上', '[下载按钮](../x)上'), 'membership/remove-watermark.md:29 link-target'],
  ['anchor link', edit(R, '下载按钮上', '[下载按钮](#step)上'), 'membership/remove-watermark.md:29 link-target'],
  [
    'external host',
    edit(R, '下载按钮上', '下载按钮（https://www.baidu.com/）上'),
    'membership/remove-watermark.md:29 external-host',
  ],
  ['bare host', edit(R, '下载按钮上', '下载按钮 kling-vip.com 上'), 'membership/remove-watermark.md:29 external-host'],
  [
    'http product url',
    edit('credits/where-to-buy.md', '{{web-url}}', 'http://klingai.kuaishou.com/'),
    'credits/where-to-buy.md:38 external-host',
  ],
  [
    'changed product url',
    edit('credits/where-to-buy.md', '{{web-url}}', 'https://kling.kuaishou.com/'),
    'credits/where-to-buy.md:38 external-host',
  ],
  [
    'app.klingai.com',
    edit('credits/where-to-buy.md', '{{web-url}}', 'https://app.klingai.com/'),
    'credits/where-to-buy.md:38 external-host',
  ],
  [
    'no /q/1999',
    edit(R, '下载按钮上', '下载按钮（见 [这里](/q/1999/)）上'),
    'membership/remove-watermark.md:29 link-entry',
  ],
  ['phone', edit(R, '2. 选择', '2. 有问题联系 13812345678，选择'), 'membership/remove-watermark.md:30 personal-data'],
  [
    'phone spaced',
    edit(R, '2. 选择', '2. 有问题联系 138 1234 5678，选择'),
    'membership/remove-watermark.md:30 personal-data',
  ],
  [
    'phone fullwidth',
    edit(R, '2. 选择', '2. 有问题联系 １３８１２３４５６７８，选择'),
    'membership/remove-watermark.md:30 personal-data',
  ],
  [
    'email',
    edit(R, '2. 选择', '2. 有问题发邮件到 zhangsan@kuaishou.com，选择'),
    'membership/remove-watermark.md:30 personal-data',
  ],
  [
    'id card',
    edit(R, '2. 选择', '2. 身份证 110101199003074514 核验，选择'),
    'membership/remove-watermark.md:30 personal-data',
  ],
  [
    'order no',
    edit(W, '先核实客户', '参考订单 2024093012345678901，先核实客户'),
    'membership/watermark-still-in-kuaiying.md:31 personal-data',
  ],
  [
    'order no letters',
    edit(W, '先核实客户', '参考订单号：KL20240930ABC，先核实客户'),
    'membership/watermark-still-in-kuaiying.md:31 personal-data',
  ],
  [
    'account id',
    edit(W, '先核实客户', '参考快手 ID 1234567890，先核实客户'),
    'membership/watermark-still-in-kuaiying.md:31 personal-data',
  ],
  [
    'account id2',
    edit(W, '先核实客户', '客户（账号 ID：kling_user_8842）已反馈，先核实客户'),
    'membership/watermark-still-in-kuaiying.md:31 personal-data',
  ],
  [
    'phone in alias',
    edit(R, 'aliases:', 'aliases:\n  - 我的号13812345678怎么去水印'),
    'membership/remove-watermark.md:5 personal-data',
  ],
  [
    'internal host',
    edit(R, '2. 选择', '2. 到 https://kling.corp.kuaishou.com/admin 查看，选择'),
    'membership/remove-watermark.md:30 internal-host',
  ],
  ['internal ip', edit(R, '2. 选择', '2. 到 10.23.4.56 查看，选择'), 'membership/remove-watermark.md:30 internal-host'],
  [
    'internal ip port',
    edit(R, '2. 选择', '2. 到 http://192.168.1.10:8080/ 查看，选择'),
    'membership/remove-watermark.md:30 internal-host',
  ],
  ['gongdan', edit(R, '2. 选择', '2. 已为您提交工单，选择'), 'membership/remove-watermark.md:30 forbidden-word'],
  ['erxian', edit(R, '2. 选择', '2. 我帮您转二线，选择'), 'membership/remove-watermark.md:30 forbidden-word'],
  [
    'bu toulu',
    edit('creation/resolution.md', '您好，', '您好，具体分辨率不透露，'),
    'creation/resolution.md:25 forbidden-word',
  ],
  [
    'internal sentence',
    edit(
      W,
      '请您先重新登录，然后再试一次去水印。',
      '请您先重新登录，然后再试一次去水印。先核实客户在哪里充的会员，再按渠道答复。',
    ),
    'membership/watermark-still-in-kuaiying.md:27 internal-repeated',
  ],
  [
    'internal sentence nearly',
    edit('creation/resolution.md', ':::话术\n您好，', ':::话术\n您好，请勿向外透露具体的分辨率。'),
    'creation/resolution.md:25 internal-repeated',
  ],
  [
    'internal nearly 2',
    edit(W, '请您先重新登录，然后再试一次去水印。', '重新登录还不行的话，需要先核实您在哪里充的会员，再按渠道答复。'),
    'membership/watermark-still-in-kuaiying.md:27 internal-repeated',
  ],
  [
    'internal split word',
    edit(R, '2. 选择', '2. 已提交工**单**，选择'),
    'membership/remove-watermark.md:30 forbidden-word',
  ],
  ['stolen alias dup', edit(TX, 'aliases:', 'aliases:\n  - 会员去水印'), 'invoices/tax-rate.md:5 duplicate-question'],
  [
    'stolen alias case',
    edit(TX, 'aliases:', 'aliases:\n  - VIP去LOGO 怎么操作？'),
    'invoices/tax-rate.md:5 duplicate-question',
  ],
  [
    'moved alias',
    all(
      edit(R, '  - 会员去水印\n', ''),
      edit('membership/watermark-on-images.md', 'aliases:', 'aliases:\n  - 会员去水印'),
    ),
    'membership/watermark-on-images.md:5 moved-alias',
  ],
  [
    'alias equal title',
    edit(TX, 'aliases:', 'aliases:\n  - 删除的作品能恢复吗'),
    'invoices/tax-rate.md:5 duplicate-question',
  ],
  ['dup number', edit(TX, 'number: 1029', 'number: 1030'), 'invoices/tax-rate.md:2 duplicate-number'],
  ['changed number', edit(TX, 'number: 1029', 'number: 1099'), 'invoices/tax-rate.md:2 changed-number'],
  ['deleted', del('creation/recover-deleted.md'), 'creation/recover-deleted.md:1 vanished-number'],
  [
    'renamed',
    all(del('creation/recover-deleted.md'), add('creation/restore.md', original('creation/recover-deleted.md'))),
    'creation/restore.md:1 vanished-url',
  ],
  [
    'moved topic',
    all(
      del('creation/recover-deleted.md'),
      add('platforms/recover-deleted.md', original('creation/recover-deleted.md')),
    ),
    'platforms/recover-deleted.md:1 vanished-url',
  ],
  ['redirect to nowhere', add('redirects.yml', '/creation/old/: 1999\n'), 'redirects.yml:1 redirect-target'],
  ['redirect loop', add('redirects.yml', '1901: 1902\n1902: 1901\n'), 'redirects.yml:1 redirect-target'],
  [
    'deleted with bad redirect',
    all(del('creation/recover-deleted.md'), add('redirects.yml', '1053: 1053\n/creation/recover-deleted/: 1053\n')),
    'redirects.yml:1 redirect-target',
  ],
  ['fact 9%', edit(TX, '{{tax-rate}}', '9%'), 'invoices/tax-rate.md:23 fact-value'],
  ['fact 百分之九', edit(TX, '税率是 {{tax-rate}}', '税率调整为百分之九'), 'invoices/tax-rate.md:23 fact-value'],
  [
    'fact 3%',
    edit('invoices/corporate-purchase.md', '目前暂不支持', '发票税率统一按 3% 开具，目前暂不支持'),
    'invoices/corporate-purchase.md:28 fact-value',
  ],
  [
    'fact 1元=20',
    edit('credits/price.md', '{{credits-per-yuan}}', '1 元 = 20 灵感值'),
    'credits/price.md:27 fact-value',
  ],
  ['fact 1元可兑换', edit(B, '您好，', '您好，1 元可以兑换 12 个灵感值，'), 'membership/benefits.md:31 fact-value'],
  [
    'fact validity',
    edit('credits/annual-membership-grant.md', '有效期都是自生效起 {{credits-validity}}', '有效期都是自生效起 1 年'),
    'credits/annual-membership-grant.md:30 fact-value',
  ],
  [
    'fact validity 一年',
    edit('credits/annual-membership-grant.md', '有效期都是自生效起 {{credits-validity}}', '有效期都是自生效起一年'),
    'credits/annual-membership-grant.md:30 fact-value',
  ],
  [
    'fact 15工作日',
    edit('invoices/corporate-purchase.md', '{{invoice-days}}内', '15 个工作日内'),
    'invoices/corporate-purchase.md:31 fact-value',
  ],
  [
    'fact 10天',
    edit('invoices/corporate-purchase.md', '{{invoice-days}}内', '7 天内'),
    'invoices/corporate-purchase.md:31 fact-value',
  ],
  [
    'fact 3->5 callback',
    edit(R, '2. 选择', '2. 高级顾问会在 5 个工作日内联系您，选择'),
    'membership/remove-watermark.md:30 fact-value',
  ],
  [
    'fact callback route',
    edit('escalations.yml', '{{callback-days}}内', '5 个工作日内'),
    'escalations.yml:11 fact-value',
  ],
  [
    'fact longest',
    edit('membership/longest-video.md', '{{longest-video}}', '5 分钟'),
    'membership/longest-video.md:29 fact-value',
  ],
  [
    'fact longest elsewhere',
    edit(B, '您好，', '您好，会员视频最长可以做到 10 分钟，'),
    'membership/benefits.md:31 fact-value',
  ],
  [
    'fact lips',
    edit('creation/lip-sync.md', '最长支持 {{lip-sync-seconds}}', '最长支持 30 秒'),
    'creation/lip-sync.md:31 fact-value',
  ],
  [
    'fact interval',
    edit('creation/concurrent-tasks.md', '{{task-interval}}', '10 秒'),
    'creation/concurrent-tasks.md:27 fact-value',
  ],
  [
    'fact ratio',
    edit('creation/image-aspect-ratio.md', '{{image-ratio}}', '3'),
    'creation/image-aspect-ratio.md:24 fact-value',
  ],
  [
    'fact formats',
    edit('creation/upload-failed.md', '{{image-formats}}', 'jpg/png/webp'),
    'creation/upload-failed.md:28 fact-value',
  ],
  [
    'fact bio',
    edit('partner-program/sign-up-form.md', '{{bio-limit}}', '500 字'),
    'partner-program/sign-up-form.md:36 fact-value',
  ],
  [
    'fact extend',
    edit('membership/longest-video.md', '{{extend-seconds}}', '10 秒'),
    'membership/longest-video.md:29 fact-value',
  ],
  ['unknown fact', edit(TX, '{{tax-rate}}', '{{taxrate}}'), 'invoices/tax-rate.md:23 known-fact'],
  ['halfopen fact', edit(TX, '{{tax-rate}}', '{{tax-rate}'), 'invoices/tax-rate.md:23 literal-markup'],
  [
    'expired',
    edit(TX, 'status: published', 'status: published\nvalidUntil: 2026-11-01'),
    'invoices/tax-rate.md:19 expired',
  ],
  [
    'from after until',
    edit(TX, 'status: published', 'status: published\nvalidFrom: 2027-05-01\nvalidUntil: 2027-04-01'),
    'invoices/tax-rate.md:20 front-matter',
  ],
  [
    'bad date',
    edit(TX, 'status: published', 'status: published\nvalidUntil: 2027/04/01'),
    'invoices/tax-rate.md:19 front-matter',
  ],
  ['time words', edit(TX, '您好，', '您好，下周起'), 'invoices/tax-rate.md:23 passing-word'],
  [
    'reviewed future',
    edit(TX, 'status: published', 'status: published\nreviewed: { on: 2027-11-01, by: 财务组 }'),
    'invoices/tax-rate.md:19 review-date',
  ],
  ['unknown route', edit(W, '路径=二线', '路径=三线'), 'membership/watermark-still-in-kuaiying.md:50 known-route'],
  ['unknown related', edit(R, 'related: [1005', 'related: [1999'), 'membership/remove-watermark.md:23 known-related'],
  [
    'unknown topic',
    add('refund/a.md', entry(1064, '退款要多久到账？', ':::话术\n您好，请耐心等待。\n:::')),
    'refund/a.md:1 known-topic',
  ],
  ['unknown status', edit(R, 'status: published', 'status: online'), 'membership/remove-watermark.md:22 front-matter'],
  ['field typo', edit(R, 'related:', 'relatd:'), 'membership/remove-watermark.md:23 front-matter'],
  ['yaml tab', edit(R, '  - 会员去水印', '\t- 会员去水印'), 'membership/remove-watermark.md:6 yaml'],
  ['yaml fullwidth colon', edit(R, 'number: 1004', 'number：1004'), 'membership/remove-watermark.md:2 yaml'],
  ['alias colon', edit(R, '  - 会员去水印', '  - 提示: 会员去水印'), 'membership/remove-watermark.md:6 front-matter'],
  [
    'slot in the words of an image',
    edit(R, '2. 选择', '![{{?称呼}}的按钮](button.png)\n\n2. 选择'),
    'membership/remove-watermark.md:30 slot-place',
  ],
  ['image no file', edit(R, '2. 选择', '![按钮](button.png)\n\n2. 选择'), 'membership/remove-watermark.md:30 image'],
  [
    'word behind a reference',
    edit(R, '2. 选择', '2. 找二&zwnj;线，再选择'),
    'membership/remove-watermark.md:30 forbidden-word',
  ],
  [
    'e-mail behind references',
    edit(R, '2. 选择', '2. 写信到 zhangsan&commat;example&period;com，再选择'),
    'membership/remove-watermark.md:30 personal-data',
  ],
  [
    'host behind a reference',
    edit(R, '2. 选择', '2. 看 wiki&period;corp&period;kuaishou&period;com，再选择'),
    'membership/remove-watermark.md:30 internal-host',
  ],
  [
    'link behind references',
    edit(R, '2. 选择', '2. 看[这里](https:&sol;&sol;evil&period;example&sol;login)，再选择'),
    'membership/remove-watermark.md:30 external-host',
  ],
  [
    'image elsewhere',
    all(edit(R, '2. 选择', '![按钮](/button.png)\n\n2. 选择'), add('button.png', 'x')),
    'membership/remove-watermark.md:30 image',
  ],
  [
    'image with scripts',
    all(edit(R, '2. 选择', '![按钮](button.svg)\n\n2. 选择'), add('membership/button.svg', '<svg/>')),
    'membership/remove-watermark.md:30 image',
  ],
  [
    'image no alt',
    all(edit(R, '2. 选择', '![](button.png)\n\n2. 选择'), add('membership/button.png', 'x')),
    'membership/remove-watermark.md:30 image',
  ],
  [
    'literal **',
    edit(R, '**「无水印下载」**', '** 「无水印下载」**'),
    'membership/remove-watermark.md:30 literal-markup',
  ],
  [
    'literal ** half',
    edit(R, '**「无水印下载」**', '**「无水印下载」'),
    'membership/remove-watermark.md:30 literal-markup',
  ],
  ['bracket', edit(R, '「无水印下载」', '「无水印下载'), 'membership/remove-watermark.md:30 brackets'],
  ['bracket mix', edit(R, '下载按钮上', '下载按钮（右下角)上'), 'membership/remove-watermark.md:29 brackets'],
  [
    'price into reply',
    edit(B, '请以您购买时', '黄金会员 66 元、铂金会员 98 元，请以您购买时'),
    'membership/benefits.md:31 doubted-figure',
  ],
  [
    'table moved into reply',
    (m) => {
      const t = textOf(m, B);
      m.set(`content/${B}`, t.replace(':::内部', ':::话术'));
    },
    'membership/benefits.md:35 internal-repeated',
  ],
  [
    'price elsewhere',
    edit('membership/longest-video.md', '您好，', '您好，黄金会员每季 66 元，'),
    'membership/longest-video.md:29 doubted-figure',
  ],
  [
    'doubt deleted',
    (m) => {
      m.set(`content/${B}`, textOf(m, B).replace(/verify:\n {2}- .*\n/, ''));
    },
    'membership/benefits.md:3 doubt-removed',
  ],
  [
    'status flipped',
    edit('membership/app-membership-not-synced.md', 'status: unpublished', 'status: published'),
    'membership/app-membership-not-synced.md:20 status-changed',
  ],
  [
    'paraphrase new',
    add(
      'membership/no-watermark.md',
      entry(1064, '办了会员之后怎样才能把水印弄掉？', ':::话术\n您好，会员可以在下载时选择「无水印下载」。\n:::'),
    ),
    'membership/no-watermark.md:3 near-duplicate',
  ],
  [
    'paraphrase recover',
    add(
      'creation/restore.md',
      entry(
        1064,
        '误删的作品还能找回来吗？',
        ':::话术\n您好，作品删除之后是无法恢复的。\n:::',
        'aliases: [删错了能还原吗, 回收站在哪]\n',
      ),
    ),
    'creation/restore.md:3 near-duplicate',
  ],
  [
    'paraphrase tax',
    add('invoices/points.md', entry(1064, '开发票的税点是几个点？', ':::话术\n您好，发票税率为 {{tax-rate}}。\n:::')),
    'invoices/points.md:3 near-duplicate',
  ],
  [
    'paraphrase commercial',
    add(
      'creation/business.md',
      entry(1064, '能否把生成的视频用于商业用途？', ':::话术\n您好，生成内容仅供参考，商用前建议咨询法律人士。\n:::'),
    ),
    'creation/business.md:3 near-duplicate',
  ],
  [
    'paraphrase lipsync',
    add(
      'creation/mouth.md',
      entry(1064, '怎么让视频里的人物对上口型？', ':::话术\n您好，先生成人物视频，再上传配音，点击「对口型」。\n:::'),
    ),
    'creation/mouth.md:3 near-duplicate',
  ],
  [
    'alias of other',
    edit(TX, 'aliases:', 'aliases:\n  - 开通会员之后怎么把水印去掉'),
    'invoices/tax-rate.md:5 near-duplicate',
  ],
  [
    'alias of other 2',
    edit('creation/lip-sync.md', 'aliases:', 'aliases:\n  - 一块钱可以换多少灵感值'),
    'creation/lip-sync.md:5 near-duplicate',
  ],
  [
    'reused number',
    (m) => {
      m.set(
        'content/creation/recover-deleted.md',
        entry(1053, '怎么注销账号？', ':::话术\n您好，请在设置里注销。\n:::'),
      );
    },
    'creation/recover-deleted.md:3 reused-number',
  ],
  ['product name', edit(TX, '可灵 AI', '可林AI'), 'invoices/tax-rate.md:23 product-name'],
  ['product name 2', edit(TX, '可灵 AI', '可灵ai'), 'invoices/tax-rate.md:23 product-name'],
  ['heading', edit(R, ':::话术\n', ':::话术\n# 步骤\n\n'), 'membership/remove-watermark.md:27 heading'],
  ['mojibake', edit(R, '您好', '\uFFFD\uFFFD'), 'membership/remove-watermark.md:27 encoding'],
  ['invalid utf8', add(R, new Uint8Array([45, 45, 45, 10, 0xc4, 0xe3])), 'membership/remove-watermark.md:2 encoding'],
  ['bad file ext', add('membership/new.txt', 'x'), 'membership/new.txt:1 stray-file'],
  [
    'cn filename',
    add('membership/去水印.md', entry(1064, '怎么注销账号？', ':::话术\n您好，请在设置里注销。\n:::')),
    'membership/去水印.md:1 file-name',
  ],
  ['broken table', edit(B, '| --- | --- | --- | --- | --- |\n', ''), 'membership/benefits.md:37 literal-markup'],
  ['empty alias', edit(R, '  - 会员去水印', '  - '), 'membership/remove-watermark.md:6 front-matter'],
  ['number string', edit(R, 'number: 1004', "number: '1004'"), 'membership/remove-watermark.md:2 front-matter'],
  ['topics broken', edit('topics.yml', 'owner: 财务组', 'ower: 财务组'), 'topics.yml:18 front-matter'],
  [
    'fact removed in use',
    (m) => {
      m.set(
        'content/facts.yml',
        textOf(m, 'facts.yml').replace(/tax-rate:\n {2}text.*\n {2}meaning.*\n {2}words.*\n/, ''),
      );
    },
    'invoices/tax-rate.md:23 known-fact',
  ],
  ['wechat', edit(R, '2. 选择', '2. 加微信 kling_vip888，选择'), 'membership/remove-watermark.md:30 personal-data'],
  ['qq', edit(R, '2. 选择', '2. 加 QQ 群 123456789，选择'), 'membership/remove-watermark.md:30 personal-data'],
  ['todo left', edit(R, '2. 选择', '2. TODO 待补充，选择'), 'membership/remove-watermark.md:30 blank'],
  ['reply in list', edit(R, ':::话术', '- :::话术'), 'membership/remove-watermark.md:26 text-in-block'],
  [
    'dup title',
    edit(TX, 'title: 发票税率是多少？', 'title: 充了会员怎么去水印'),
    'invoices/tax-rate.md:3 duplicate-question',
  ],
  ['kehu in reply', edit(R, '您好，开通', '请告诉客户，开通'), 'membership/remove-watermark.md:27 forbidden-word'],
  ['escape utf', edit(R, '2. 选择', '2. 工&#21333;，选择'), 'membership/remove-watermark.md:30 forbidden-word'],
];

/** Changes that nothing may stop. */
export const harmless: [string, Change][] = [
  ['wording', edit(R, '开通会员后，下载时可以去水印', '开通会员之后，您在下载时就可以去掉水印')],
  ['alias', edit(R, 'aliases:', 'aliases:\n  - 会员的视频标志怎么关掉')],
  ['alias2', edit('creation/recover-deleted.md', 'aliases:', 'aliases:\n  - 上周删的视频还找得到吗')],
  ['alias3', edit(TX, 'aliases:', 'aliases:\n  - 你们家发票是几个税点呀')],
  ['alias4 digits', edit(TX, 'aliases:', 'aliases:\n  - 2026年发票几个点')],
  [
    'new entry',
    add(
      'platforms/delete-account.md',
      entry(
        1064,
        '怎么注销账号？',
        ':::话术\n您好，请在快手 App 的「设置」里注销账号。\n:::',
        'aliases: [不想用了怎么销号, 账号注销流程, 注销账户, 怎么删号, 帮我注销]\n',
      ),
    ),
  ],
  [
    'new entry 2',
    add(
      'creation/gif.md',
      entry(
        1064,
        '可以导出 GIF 动图吗？',
        ':::话术\n您好，目前不支持导出 GIF，请下载视频后自行转换。\n:::',
        'aliases: [能不能存成gif, 导出动图, 视频转gif, 表情包怎么做, 动图格式]\n',
      ),
    ),
  ],
  [
    'new entry 3',
    add(
      'membership/student.md',
      entry(
        1064,
        '学生有没有优惠？',
        ':::话术\n您好，学生没有专属优惠，请以产品界面公示的活动为准。\n:::',
        'aliases: [学生价, 教育优惠, 学生证打折, 在校生便宜吗, 学生会员]\n',
      ),
    ),
  ],
  [
    'new entry 4',
    add(
      'creation/time.md',
      entry(
        1064,
        '生成一个视频要等多久？',
        ':::话术\n您好，一般需要几分钟，高峰期可能更久，请耐心等待。\n:::',
        'aliases: [生成好慢, 排队要多长时间, 卡在生成中, 等半天没出来, 为什么这么慢]\n',
      ),
    ),
  ],
  [
    'new entry renew',
    add(
      'membership/cancel.md',
      entry(
        1064,
        '怎么取消自动续费？',
        ':::话术\n您好，请在支付渠道的自动扣款里关闭。\n:::',
        'aliases: [关掉连续包月, 不想续了, 取消代扣, 解约自动扣款, 停止续费]\n',
      ),
    ),
  ],
  [
    'delete with redirect',
    all(del('creation/recover-deleted.md'), add('redirects.yml', '1053: 1056\n/creation/recover-deleted/: 1056\n')),
  ],
  [
    'rename with redirect',
    all(
      del('invoices/tax-rate.md'),
      add('invoices/rate.md', original('invoices/tax-rate.md').replace(/related:.*\n/, '')),
      add('redirects.yml', '/invoices/tax-rate/: 1029\n'),
    ),
  ],
  [
    'new topic',
    all(
      edit(
        'topics.yml',
        'platforms:',
        'safety:\n  label: 安全\n  description: 防骗和隐私\n  owner: 运营组\n  reviewEvery: 90\nplatforms:',
      ),
      add(
        'safety/privacy.md',
        entry(1064, '我的作品别人能看到吗？', ':::话术\n您好，未公开的作品只有您自己能看到。\n:::'),
      ),
    ),
  ],
  ['related', edit(R, 'related: [1005, 1006, 1007]', 'related: [1005, 1006]')],
  ['reviewed', edit(R, 'status: published', 'status: published\nreviewed: { on: 2026-11-20, by: 会员组 }')],
  [
    'reviewed + doubt closed',
    (m) => {
      m.set(`content/${B}`, textOf(m, B).replace(/verify:\n {2}- .*\n/, 'reviewed: { on: 2026-11-23, by: 会员组 }\n'));
    },
  ],
  ['verify added', edit(R, 'status: published', 'status: published\nverify:\n  - 按钮名称须核实')],
  ['numbers', edit(R, '2. 选择', '2. 等待 10 秒，分辨率 1080p，比例 16:9，2026 版，选择')],
  ['feedback', edit(R, '2. 选择', '2. 如有问题请点击右上角的「反馈」，选择')],
  ['product in brackets', edit(R, '2. 选择', '2. 搜索「可灵AI」，选择')],
  ['table internal', edit(W, ':::内部\n', ':::内部\n| 渠道 | 处理 |\n| --- | --- |\n| 网页端 | 重新登录 |\n\n')],
  [
    'table reply',
    edit(
      R,
      '2. 选择**「无水印下载」**。',
      '2. 选择**「无水印下载」**。\n\n| 端 | 入口 |\n| --- | --- |\n| 网页端 | 下载按钮 |',
    ),
  ],
  ['tasklist', edit(W, ':::内部\n', ':::内部\n- [ ] 先问渠道\n- [x] 再核对账号\n\n')],
  ['english', edit(R, '2. 选择', '2. 在 Settings 中打开 Watermark-free download，选择')],
  [
    'crlf bom',
    (m) => {
      m.set(`content/${R}`, `\uFEFF${textOf(m, R).replaceAll('\n', '\r\n')}`);
    },
  ],
  ['validUntil', edit(TX, 'status: published', 'status: published\nvalidUntil: 2027-11-01')],
  [
    'new case',
    edit(
      W,
      '::::情形[在其他渠道充的]',
      '::::情形[忘了在哪充的]\n\n:::话术\n您好，请您提供付款截图，我帮您确认充值渠道。\n:::\n\n::::\n\n::::情形[在其他渠道充的]',
    ),
  ],
  ['link to entry', edit(W, ':::内部\n', ':::内部\n参见 [去水印](/q/1004/)。\n\n')],
  ['fact used', edit(B, '您好，', '您好，（价格说明：{{credits-per-yuan}}）')],
  ['fact changed', edit('facts.yml', 'text: 6%', 'text: 9%')],
  [
    'fact added',
    edit('facts.yml', 'tax-rate:', 'refund-days:\n  text: 7 天\n  meaning: 退款到账时间\n  words: [退款]\ntax-rate:'),
  ],
  ['take down', edit(TX, 'status: published', 'status: unpublished')],
  ['other numbers', edit(B, '您好，', '您好，会员到期前 3 天会有提醒，最多可绑定 5 台设备，')],
  ['other percents', edit('credits/price.md', '您好，', '您好，活动期间最高可享 8 折（优惠 20%），')],
  ['product plus path', edit(R, '2. 选择', '2. 打开 https://klingai.kuaishou.com/membership ，选择')],
  ['title reword', edit(R, 'title: 充了会员怎么去水印？', 'title: 开通会员后怎么去掉水印？')],
  [
    'missing removed',
    (m) => {
      m.set(
        'content/membership/longest-video.md',
        textOf(m, 'membership/longest-video.md').replace(/missing:\n {2}- .*\n/, ''),
      );
    },
  ],
  ['escalation text', edit(W, '重新登录后仍不能去水印时。', '客户重新登录两次后仍不能去水印时。')],
  ['words.yml forbidden added', edit('words.yml', 'forbidden:', 'forbidden:\n  - 甩锅')],
  ['code', edit(R, '2. 选择', '2. 文件名形如 `kling_20260101.mp4`，选择')],
];
