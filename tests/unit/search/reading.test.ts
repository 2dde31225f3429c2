import { describe, expect, it } from 'vitest';
import { clausesOf, namedEntry, readPaste } from '../../../src/search/reading.ts';

describe('the question in a paste', () => {
  it.each([
    ['a plain sentence', '充了会员怎么去水印', '充了会员怎么去水印'],
    [
      'names before a colon: ours are left out',
      '客户：去不了水印\n客服：麻烦您重新登录下\n客户：登了三遍了',
      '去不了水印\n登了三遍了',
    ],
    [
      'times with seconds on a line of their own',
      '用户 20:11:03\n你们快影去不了水印\n客服 20:11:40\n您好\n用户 20:15:22\n试了还是有',
      '你们快影去不了水印\n试了还是有',
    ],
    [
      'times in brackets, and the name of the program above',
      '旺旺聊天\n[22:08] 我：点可灵让我申请\n[22:09] 客服：好的\n[22:10] 我：都三天了还没过',
      '点可灵让我申请\n都三天了还没过',
    ],
    ['placeholders and calls by name', '@客服 图片传不上去[图片]', '图片传不上去'],
    ['numbers of orders and phones', '订单号 KS2026000001 的发票怎么开', '的发票怎么开'],
    ['an address with a port is no speaker', 'http://a.example:8080/x 打不开', 'http://a.example:8080/x 打不开'],
    ['what is said over and over, once', `怎么开专票\n${'谢谢您。'.repeat(400)}`, '怎么开专票\n谢谢您。'],
    ['a long number as it is', '100000 灵感值是多少钱', '100000 灵感值是多少钱'],
    ['a colon in one sentence is no chat', '我想问：发票税率', '我想问：发票税率'],
  ])('%s', (_name, paste, question) => {
    expect(readPaste(paste).question).toBe(question);
  });

  it('is the end of a long chat', () => {
    const turns = Array.from({ length: 60 }, (_, index) => `客户：第${index}句说的是别的事情和背景`);
    const { question } = readPaste([...turns, '客户：怎么开专票'].join('\n'));
    expect(question).toMatch(/怎么开专票$/);
    expect(question.length).toBeLessThanOrEqual(260);
  });

  it('comes in sentences', () => {
    expect(readPaste('税率多少？另外有 App 吗').sentences).toEqual(['税率多少', '另外有 App 吗']);
    expect(readPaste('水印去不掉 还有发票税率是多少').sentences).toEqual(['水印去不掉', '还有发票税率是多少']);
    expect(readPaste('充了会员还有水印').sentences).toEqual(['充了会员还有水印']);
  });
});

describe('an entry that is named', () => {
  it.each([
    ['1005', 1005],
    ['＃１００５', 1005],
    ['条目1005', 1005],
    ['https://qa.example/kling-qa/q/1005/', 1005],
    ['#1005 充了会员', 1005],
    ['1005 充了会员还有水印？ https://qa.example/q/1005/', 1005],
    ['1005 充了会员还有水印？\nhttps://qa.example/q/1005/ 话术版本 a1b2c3', 1005],
    ['这个打不开 https://shop.example/q/1234/ 怎么办', null],
    ['1005 元', null],
    ['13800000000', null],
    ['我看了 1005', null],
  ])('%s', (query, number) => {
    expect(namedEntry(query)).toBe(number);
  });
});

it.each([
  ['你好，在吗 会员怎么买', ['你好', '在吗', '会员怎么买']],
  ['稍等……我看看~', ['稍等', '我看看']],
  ['去水印', ['去水印']],
])('%s has the clauses %j', (sentence, clauses) => {
  expect(clausesOf(sentence)).toEqual(clauses);
});
