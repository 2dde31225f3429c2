/** Ordinary edits of editors, done as CONTRIBUTING.md says: `npm run ops:replay` makes one after the other in a clone. */

export interface OrdinaryEdit {
  name: string;
  steps: readonly Step[];
}

/** What an editor does: runs a command of the project, or writes a file of content/. */
export type Step =
  | { npm: string; args: readonly string[] }
  /** A file as a whole; null deletes the file. */
  | { file: string; text: string | null }
  | { file: string; from: string | RegExp; to: string }
  | { file: string; bytes: Buffer };

const png = (width: number) => {
  const image = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  image.writeUInt8(width, 19);
  return image;
};

/** What a new entry says where `npm run new` left blanks. */
const filled = (file: string, aliases: readonly string[], reply: string): Step[] => [
  ...aliases.map((alias): Step => ({ file, from: /【待填写：\d+ 的别名 \d】/, to: alias })),
  { file, from: /您好，【待填写[^】]*】/, to: reply },
  { file, from: /\n:::内部\n【待填写[^】]*】\n:::\n/, to: '' },
];

export const ordinaryEdits: readonly OrdinaryEdit[] = [
  {
    name: '改一个事实的值',
    steps: [{ file: 'facts.yml', from: 'text: 10 个工作日', to: 'text: 7 个工作日' }],
  },
  { name: '停用：1010 到 1008', steps: [{ npm: 'retire', args: ['1010', '1008'] }] },
  {
    name: '停用：没有别的条目能答',
    steps: [{ file: 'creation/special-effects.md', from: 'status: published', to: 'status: unpublished' }],
  },
  { name: '改网址', steps: [{ npm: 'rename', args: ['1008', '--slug', 'member-benefits'] }] },
  { name: '改题目', steps: [{ npm: 'rename', args: ['1004', '--title', '开通会员以后，视频怎么去掉水印？'] }] },
  { name: '换专题', steps: [{ npm: 'move', args: ['1055', '端与账号'] }] },
  { name: '合并', steps: [{ npm: 'merge', args: ['1007', '1006'] }] },
  {
    name: '拆分',
    steps: [
      {
        npm: 'split',
        args: [
          ...['1005', '退出重登以后标识依然存在该如何处理？', '--slug', 'signed-in-again'],
          ...['--when', '在网页端充的', '--words', '登'],
        ],
      },
    ],
  },
  {
    name: '补上一个缺口',
    steps: [
      {
        npm: 'new',
        args: ['membership', '怎么取消自动续费？', '--slug', 'cancel-renewal', '--gap', '取消续费'],
      },
      ...filled(
        'membership/cancel-renewal.md',
        ['连续包月在哪里关', '下个月不想再扣钱了', '自动扣款怎么停掉', '不想续费了怎么弄', '把自动续费关一下'],
        '您好，请在付款的渠道里打开自动扣款的列表，选择可灵 AI，点击「关闭」。',
      ),
    ],
  },
  {
    name: '新条目',
    steps: [
      { npm: 'new', args: ['platforms', '怎么换绑手机号码？', '--slug', 'change-phone'] },
      ...filled(
        'platforms/change-phone.md',
        ['手机号换了怎么改', '旧号码不用了要换新的', '绑定的手机能改吗', '更换绑定的号码', '注册的手机号停机了'],
        '您好，请在账号的安全设置里选择更换手机号，按页面的提示验证。',
      ),
    ],
  },
  {
    name: '加一个专题和一个角色',
    steps: [
      {
        file: 'topics.yml',
        from: /\n$/,
        to: '\nprivacy:\n  label: 隐私\n  description: 个人信息怎么查、怎么删\n  owner: 隐私组\n  reviewEvery: 180\n',
      },
      { npm: 'new', args: ['privacy', '我的个人信息怎么删掉？', '--slug', 'delete-personal-data'] },
      ...filled(
        'privacy/delete-personal-data.md',
        ['个人信息可以清除吗', '我的资料怎么抹掉', '隐私数据删得掉吗', '把我的身份信息去掉', '个人数据在哪里删'],
        '您好，请在隐私设置里提交删除个人信息的申请。',
      ),
    ],
  },
  {
    name: '换一个专题负责的角色',
    steps: [
      {
        file: 'topics.yml',
        from: '怎么通用，扣了能不能退\n  owner: 会员组',
        to: '怎么通用，扣了能不能退\n  owner: 运营组',
      },
    ],
  },
  {
    name: '改一条升级路径',
    steps: [
      { file: 'escalations.yml', from: '    - label: 客户的问题和诉求', to: '    - label: 客户的问题、诉求和截图' },
    ],
  },
  {
    name: '别名连同答复一起移到另一条',
    steps: [
      { file: 'membership/watermark-on-older-videos.md', from: '  - 图片无水印下载\n', to: '' },
      {
        file: 'membership/remove-watermark.md',
        from: 'status: published',
        to: '  - 图片无水印下载\nstatus: published',
      },
      {
        file: 'membership/watermark-on-older-videos.md',
        from: /\n::::情形\[充会员后文生图片也能去水印吗？\]\n[\s\S]*?\n::::\n/,
        to: '',
      },
      {
        file: 'membership/remove-watermark.md',
        from: /(\n:::话术\n[\s\S]*?)\n:::\n/,
        to: '$1\n\n开通会员后，下载文生图片时这样去水印：\n\n1. 把鼠标停在下载按钮上。\n2. 选择**「无水印下载」**。\n:::\n',
      },
    ],
  },
  {
    name: '放一张配图',
    steps: [
      { file: 'creation/download.png', bytes: png(1) },
      {
        file: 'creation/find-downloads.md',
        from: /(\n:::话术\n[\s\S]*?)\n:::\n/,
        to: '$1\n\n![浏览器的下载列表](download.png)\n:::\n',
      },
    ],
  },
  { name: '换一张配图', steps: [{ file: 'creation/download.png', bytes: png(2) }] },
  {
    name: '删去一张配图',
    steps: [
      { file: 'creation/download.png', text: null },
      { file: 'creation/find-downloads.md', from: '\n\n![浏览器的下载列表](download.png)', to: '' },
    ],
  },
  {
    name: '发一条必读通知',
    steps: [
      {
        file: 'notices/new-number.yml',
        text: 'title: 有新的条目\ntext: 换绑手机号码有答复了，请看 1066。\nfrom: 2026-11-29\nuntil: 2099-12-31\naudience: 全体客服\n',
      },
    ],
  },
  {
    name: '改词表',
    steps: [
      { file: 'words.yml', from: 'forbidden:\n', to: 'forbidden:\n  - 甩锅\n' },
      { file: 'words.yml', from: '  视频: [', to: '  视频: [录像, ' },
    ],
  },
  { name: '批量复核', steps: [{ npm: 'review', args: ['1013', '1014', '1029'] }] },
  {
    name: '加客户的原话',
    steps: [{ file: 'said/1029.yml', from: /\n$/, to: '\n客服群:\n  - 你们家开出来的票是几个点的呀\n' }],
  },
  { name: '改首页常用', steps: [{ file: 'pins.yml', from: '- 1021\n', to: '- 1029\n- 1021\n' }] },
  {
    name: '加一个空位',
    steps: [
      { file: 'slots.yml', text: '# 空位\n称呼:\n  hint: 怎样称呼客户，例如 王女士\n' },
      { file: 'creation/suggestions.md', from: '您好，', to: '{{?称呼}}您好，' },
    ],
  },
  {
    name: '从表格导入',
    steps: [
      { file: '../questions.csv', text: '\ufeff编号,标准问,相似问\n1029,发票税率是多少？,开专票时税务上算多少\n' },
      { npm: 'import', args: ['questions.csv'] },
      { file: '../questions.csv', text: null },
    ],
  },
];
