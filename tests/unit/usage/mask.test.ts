import { describe, expect, it } from 'vitest';
import { mask } from '../../../src/usage/mask.ts';

describe('mask takes out', () => {
  it.each([
    ['打 13812345678 没人接', '打 〔号码〕 没人接'],
    ['打 138-1234-5678 没人接', '打 〔号码〕 没人接'],
    ['打 138 1234 5678 没人接', '打 〔号码〕 没人接'],
    ['打 １３８１２３４５６７８ 没人接', '打 〔号码〕 没人接'],
    ['订单20261124001退款', '订单〔号码〕退款'],
    ['身份证11010119900307451X', '身份证〔号码〕X'],
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

  it('nothing twice: masking again changes nothing', () => {
    const once = mask('账号 zhang_88，电话 13812345678，wang@mail.example.com');
    expect(mask(once)).toBe(once);
  });
});

describe('mask leaves', () => {
  it.each([
    '1005',
    '12345',
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
});
