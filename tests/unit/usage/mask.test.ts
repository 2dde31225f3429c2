import { describe, expect, it } from 'vitest';
import { mask } from '../../../src/usage/mask.ts';

describe('mask takes out', () => {
  it.each([
    ['打 13812345678 没人接', '打 〔号码〕 没人接'],
    ['打 138-1234-5678 没人接', '打 〔号码〕 没人接'],
    ['打 138 1234 5678 没人接', '打 〔号码〕 没人接'],
    ['打 １３８１２３４５６７８ 没人接', '打 〔号码〕 没人接'],
    ['订单20261124001退款', '订单〔号码〕退款'],
    ['身份证11010119900307451X', '身份证〔号码〕'],
    ['123456', '〔号码〕'],
    ['发到 wang.li+kb@mail.example.com 没收到', '发到 〔邮箱〕 没收到'],
    ['发到 王力＠例子.公司 没收到', '发到 〔邮箱〕 没收到'],
    ['账号 zhang_88 登不上', '账号 〔账号〕 登不上'],
    ['账号：小明同学 登不上', '账号:〔账号〕 登不上'],
    ['快手号是kwai2021', '快手号是〔账号〕'],
    ['用户名叫阿狸 怎么改', '用户名叫〔账号〕 怎么改'],
    ['UID 8812', 'UID 〔账号〕'],
    ['@大表哥 你好', '〔账号〕 你好'],
    ['user_8821x 充值不到账', '〔账号〕 充值不到账'],
    ['密钥 sk-1234567890abcdef 泄露', '密钥 〔账号〕 泄露'],
  ])('%s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it('a number whatever stands between its digits', () => {
    const signs = [
      ' - ',
      '  ',
      '\n\n',
      '\t',
      '·',
      '，',
      '、',
      '：',
      '~',
      '−',
      '―',
      '|',
      '*',
      '+',
      '/',
      '\u200b',
      '\u2060',
      '\u00ad',
    ];
    const between = signs.map((sign) => `电话139${sign}0000${sign}1111没人接`);
    for (const text of [...between, '电话139（0000）1111没人接', '电话1️⃣3️⃣9️⃣0️⃣0️⃣0️⃣0️⃣1️⃣1️⃣1️⃣1️⃣没人接'])
      expect(mask(text), JSON.stringify(text)).toBe('电话〔号码〕没人接');
  });

  it.each([
    ['打一三九零零零零一一一一', '打〔号码〕'],
    ['打幺三九 零零零零 一一一一', '打〔号码〕'],
    ['打13九零000一一11', '打〔号码〕'],
    ['打 0755-8888 6666', '打 〔号码〕'],
    ['打 +852 9123 4567', '打 〔号码〕'],
    ['卡 6222 0212 3456 7890 123', '卡 〔号码〕'],
    ['身份证 110101 19900307 451X', '身份证 〔号码〕'],
    ['税号91110108MA01ABCD2X', '税号〔账号〕'],
    ['订单 KL-2026112401 没到', '订单 〔账号〕 没到'],
    ['从 121.36.88.9 登录', '从 〔号码〕 登录'],
    ['Q 2 3 8 8 1 2 3', 'Q 〔号码〕'],
    ['①③⑨⓪⓪⓪⓪①①①①', '〔号码〕'],
  ])('a number in another form: %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    ['打1̲3̲8̲1̲2̲3̲4̲5̲6̲7̲8̲', '打〔号码〕'],
    ['打138一1234一5678', '打〔号码〕'],
    ['打138转1234转5678', '打〔号码〕'],
    ['打138....1234....5678', '打〔号码〕'],
    ['打852-9123-4567', '打〔号码〕'],
    ['卡号 1234 5678 9012 3456', '卡号 〔号码〕'],
    ['扣扣 12345', '扣扣 〔账号〕'],
    ['Q Q 12345', 'Q Q 〔账号〕'],
    ['编号0x12345678', '编号〔账号〕'],
    ['0x123456', '〔账号〕'],
  ])('a number in disguise: %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    ['賬號 lily88', '賬號 〔账号〕'],
    ['帳戶：小明', '帳戶:〔账号〕'],
    ['賬户 lilyart 登入不了', '賬户 〔账号〕 登入不了'],
    ['快手號 lilyart', '快手號 〔账号〕'],
  ])('what follows a label in traditional characters: %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    ['ID：小明', 'ID:〔账号〕'],
    ['微信号是 小明同学', '微信号是 〔账号〕'],
    ['wechat: lily', 'wechat: 〔账号〕'],
    ['login: lilyart', 'login: 〔账号〕'],
    ['nickname: lily', 'nickname: 〔账号〕'],
    ['威信 lilyart', '威信 〔账号〕'],
    ['https://kling.ai/u/lilyart', 'https://kling.ai/u/〔账号〕'],
    ['密码：Abc@123!', '密码:〔账号〕'],
    ['密码：Abc@mail.com', '密码:〔账号〕'],
  ])('what a sign, an address or another name of the network tells: %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
    expect(mask(masked)).toBe(masked);
  });

  it.each([
    ['发票发到kaipiao@my-company.com.cn了吗', '发票发到〔邮箱〕了吗'],
    ['wang[at]example.com收不到', '〔邮箱〕收不到'],
    ['wang @ example . com 收不到', '〔邮箱〕 收不到'],
    ['wang at example dot com', '〔邮箱〕'],
    ["o'neil@example.com 和 li@example.com", '〔邮箱〕 和 〔邮箱〕'],
  ])('an address, and nothing around it: %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    ['UID：88123灵感值没到', 'UID:〔账号〕灵感值没到'],
    ['快手号：lisi88登录不了会员没了', '快手号:〔账号〕登录不了会员没了'],
    ['快手号 lisi 登录不了', '快手号 〔账号〕 登录不了'],
    ['账号【lisi_art】登不上', '账号〔账号〕登不上'],
    ['账号「阿花同学」登不上', '账号〔账号〕登不上'],
    ['账号（lisi）登不上', '账号〔账号〕登不上'],
    ['账号（阿花）登不上', '账号〔账号〕登不上'],
    ['账号 阿花同学 登不上', '账号 〔账号〕 登不上'],
    ['账号 阿花同学', '账号 〔账号〕'],
    ['账户名 x', '账户名 〔账号〕'],
    ['用户名阿花同学登不上', '用户名〔账号〕登不上'],
    ['昵称 阿花不吃鱼', '昵称 〔账号〕'],
    ['昵称：爱吃鱼的花，改不了', '昵称:〔账号〕,改不了'],
    ['姓名：欧阳花花', '姓名:〔账号〕'],
    ['联系人李四，要开票', '联系人〔账号〕,要开票'],
    ['uid=88123', 'uid=〔账号〕'],
    ['?userId=u_9f&x=1', '?userId=〔账号〕&x=1'],
    ['用户编号88123会员没到', '用户编号〔账号〕会员没到'],
    ['抖音号lisi搬运', '抖音号〔账号〕搬运'],
    ['小红书号95271', '小红书号〔账号〕'],
    ['B站阿花频道盗用我的视频', 'B站〔账号〕盗用我的视频'],
    ['vx lisiart', 'vx 〔账号〕'],
    ['加V：lisi88', '加V:〔账号〕'],
    ['qq群88123', 'qq群〔账号〕'],
    ['尾号0071', '尾号〔账号〕'],
    ['登录名 lisi 忘了密码', '登录名 〔账号〕 忘了密码'],
    ['帮忙看kw_20x26的会员', '帮忙看〔账号〕的会员'],
    ['我是user8821登不上', '我是〔账号〕登不上'],
    ['MQ2X8K9L7P 查一下', '〔账号〕 查一下'],
    ['@阿花同学的作品', '〔账号〕的作品'],
    ['@lisi.art，侵权', '〔账号〕,侵权'],
    ['客户王女士反馈', '客户〔账号〕反馈'],
  ])('an account, and nothing around it: %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it('nothing twice: masking again changes nothing', () => {
    for (const text of [
      '账号 zhang_88，电话 13812345678，wang@mail.example.com',
      '税号91110108MA01ABCD2X',
      '昵称叫阿花，想改',
    ]) {
      const once = mask(text);
      expect(mask(once)).toBe(once);
    }
  });
});

describe('mask leaves', () => {
  it.each([
    '1005',
    '12345',
    '我先生成了视频再充的会员',
    '账号是什么',
    '账号被封了怎么办',
    '手机号怎么换',
    '微信支付失败',
    '1080p 怎么下载',
    '50~60 元 20~30 次',
    'h264 还是 mp4',
    'iPhone15 能用吗',
    'access_key 填哪里',
    '10 月 15 日到期',
    '2.5 版本 4K 60fps',
  ])('%s', (text) => {
    expect(mask(text)).toBe(text);
  });

  it.each([
    '用户:会员怎么退款',
    '用户:我的视频一直排队',
    '用户为啥登不上',
    '用户是企业客户怎么开票',
    '用户 会员 退款',
    '用户昨天反馈视频没了',
    '账号是否可以转让',
    '账号为何被封禁',
    '账号:无法登录',
    '账号 转让',
    '账号 找不回来',
    '账号(快手号)登不上',
    '普通用户(创作者)能用吗',
    '账号 多设备 登录',
    '账号和快手号是一个吗',
    '手机号:换绑',
    '邮箱是必填吗',
    '微信是必须绑定吗',
    '昵称是否可以重复',
    '昵称违规被改了',
    '姓名填错了怎么改',
    '抖音有人搬运我的视频',
    '客户 退款 投诉',
    '我叫客服没人理',
    '賬號 無法登入',
    '賬號被封了怎麼辦',
    '微信号是什么',
    'ID:怎么查',
    '密码:8-16位怎么填',
  ])('a question that begins with a label: %s', (text) => {
    expect(mask(text)).toBe(text);
  });

  it.each([
    'videos接口',
    'api.klingai.com/v1/videos/text2video',
    'Midjourney 的图',
    'invalid parameter',
    'Android 15.0 闪退',
    'video_id 和 external_task_id',
    'hidden watermark',
    'account balance not enough',
    'user guide 在哪',
    'uid mismatch',
    '手机app闪退',
    '手机 android 下载',
    '微信app支付失败',
    '用户API调用失败',
    '用户vip没到账',
    '邮箱gmail注册不了',
    '@图片1 在跑步',
    '@功能怎么用',
    '@没反应',
    '@客服',
    'mp4@1080p',
    '2K@60fps',
  ])('words of the product: %s', (text) => {
    expect(mask(text)).toBe(text);
  });

  it.each([
    '2.5 1080p 多少灵感值',
    '可灵1.6 1080p',
    '1.0/1.5/1.6/2.0/2.1',
    '退款 1299.00 元',
    '19.9、29.9、39.9、49.9 元',
    '2026-11-24 10:30 到期',
    '2026/11/01-2026/11/30',
    '报错 1004/40003',
    '500 502 503',
    '1101 1102 1103 1201',
    '660 3000 8000 灵感值',
    '10 20 30 秒',
    '1-2-3-4-5-6',
    '13:00-18:00',
    'iOS17.5.1',
    'v1.6.2',
    'RTX4090',
    'Chrome130',
    'sha256',
    '3840x2160',
    '320kbps',
    '0x80070005',
    '0xC000021A',
    '0x1F',
    'kling-v2-1-master-1080p-10s',
    '账号5000灵感值没了',
    '验证码6位数',
    '一个账号三五个人用',
  ])('numbers that name nobody: %s', (text) => {
    expect(mask(text)).toBe(text);
  });

  it('steps, as a list', () => {
    expect(mask('①②③④⑤⑥步骤')).toBe('1 2 3 4 5 6 步骤');
  });
});

describe('mask comes to an end', () => {
  const pieces = '会 我的会员没到账 1 1␠ 13␠ a a_ a@b. 账号 昵称叫 账号【 一、 +1␠ \u200b ␠ 😀 ﷺ'.split(' ');

  it.each(pieces)('on 100,000 characters of %j', (piece) => {
    const text = piece.replaceAll('␠', ' ');
    expect(mask(text.repeat(100_000 / text.length)).length).toBeLessThanOrEqual(1000);
  });

  it('without leaving half of what stood at the cut', () => {
    const before = '会'.repeat(995);
    for (const secret of ['13900001111', 'lisi@example.com', 'lisi_20x26']) expect(mask(before + secret)).toBe(before);
  });
});
