import { describe, expect, test } from 'vitest';
import { diffWords, type Piece, shorten } from '../../../src/text/word-diff.ts';

const show = (pieces: Piece[]) =>
  pieces.map(({ kind, text }) => ({ same: text, removed: `[-${text}-]`, added: `{+${text}+}` })[kind]).join('');
const side = (pieces: Piece[], without: Piece['kind']) =>
  pieces
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

describe('diffWords', () => {
  test('names the word that changed, not the characters around it', () => {
    expect(show(diffWords('您好，专票的税率是 6%。', '您好，专票的税率是 9%。'))).toBe(
      '您好，专票的税率是 [-6-]{+9+}%。',
    );
  });

  test('shows an addition and a removal', () => {
    expect(show(diffWords('请重新登录。', '请重新登录快影 App。'))).toBe('请重新登录{+快影 App+}。');
    expect(show(diffWords('请先退出，然后重新登录。', '请重新登录。'))).toBe('[-请先退出，然后-]{+请+}重新登录。');
  });

  test('reads a single common character between two changes as part of the change', () => {
    const pieces = diffWords('您可以在首页的左上角找到入口，请放心。', '您可以在设置的右下方找到入口，请放心。');
    expect(pieces.filter(({ kind }) => kind === 'added')).toHaveLength(1);
  });

  test('puts texts with little in common one after the other', () => {
    expect(show(diffWords('您好，暂不支持。', '请联系高级顾问处理退款'))).toBe(
      '[-您好，暂不支持。-]{+请联系高级顾问处理退款+}',
    );
  });

  test('gives back both texts character for character', () => {
    const texts = [
      '',
      '您好',
      '1. 打开\n2. 点击「下载」\n\n谢谢 😀',
      '1. 打开网页\n2. 点击「无水印下载」\n谢谢 😀👍',
      'a b  c',
      'a  b c',
    ];
    for (const before of texts)
      for (const after of texts) {
        const pieces = diffWords(before, after);
        expect(side(pieces, 'added')).toBe(before);
        expect(side(pieces, 'removed')).toBe(after);
      }
  });
});

describe('shorten', () => {
  const long = '甲'.repeat(100);

  test('keeps what is next to a change', () => {
    const pieces: Piece[] = [
      { kind: 'same', text: long },
      { kind: 'added', text: long },
      { kind: 'same', text: long },
    ];
    const [before, change, after] = shorten(pieces, 5).map(({ text }) => text);
    expect(before).toBe('……甲甲甲甲甲');
    expect(change).toBe(long);
    expect(after).toBe('甲甲甲甲甲……');
  });

  test('leaves short runs alone', () => {
    const pieces: Piece[] = [
      { kind: 'same', text: '您好，' },
      { kind: 'added', text: '请' },
    ];
    expect(shorten(pieces)).toEqual(pieces);
  });
});
