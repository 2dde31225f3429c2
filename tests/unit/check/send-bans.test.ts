import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/check/readable.ts';
import { sendBanOf } from '../../../src/check/send-bans.ts';

/** The sentence, and the one before where there is one. */
const read = (sentence: string, before = '') => sendBanOf(fold(sentence), fold(before));

describe('a ban on the reply', () => {
  test.each([
    ['本条话术已过期，先不要发'],
    ['以下话术核实前请勿复制'],
    ['核实现状之前不要发给客户'],
    ['未核实，暂不发给客户'],
    ['别发这条'],
    ['这一段不能发给客户，等财务确认'],
    ['话术先停用'],
    ['暂停使用本条'],
    ['这条先别用'],
    ['不要把上面的话告诉客户'],
    ['答复有误，不要照抄'],
    ['价格已调整，这段话术先别复制'],
    ['不要发给客户', '以上话术是国庆期间的'],
  ])('%s', (sentence, before = '') => {
    expect(read(sentence, before)).toEqual({ of: 'reply' });
  });
});

describe('a ban on quoted words', () => {
  test.each([
    ['「下周」「10 月中旬」都是旧的说法，核实之前不要发给客户', ['下周', '10月中旬']],
    ['「下周（10 月中旬）」早已过期，不要告诉客户', ['下周', '10月中旬']],
    ['不要对客户说「大师运镜」', ['大师运镜']],
    ['统一回答「请以页面为准」，不要说「66 元」', ['66元']],
  ])('%s', (sentence, quotes) => {
    expect(read(sentence)).toEqual({ of: 'quotes', quotes });
  });
});

describe('no ban on the reply', () => {
  test.each([
    ['示例只用来理解规则，不要直接复制给客户'],
    ['分支逻辑仅供参考，不要直接复制给客户'],
    ['不向客户透露具体分辨率'],
    ['核实之前不要把任何金额告诉客户'],
    ['客户已经重新登录过的，不再发上面这段，直接转二线'],
    ['收到过退款的客户不要再发这条'],
    ['如果客户已经投诉，不要发这段话术'],
    ['核实前不要向客户承诺能或不能'],
    ['暂无可以发给客户的话术，直接建单'],
    ['原资料没有时限，不要承诺'],
    ['不要把客户的手机号发给别人'],
    ['「高表现」的具体分辨率不要告诉客户'],
    ['这些时间早已过期，核实之前一个也不要告诉客户'],
    ['该功能已下线，目前不能使用'],
    ['不要告诉客户', '具体分辨率是 1080p'],
    ['不要发给客户', '这是内部的价格表'],
    ['先不能用', '按钮还是灰的'],
    ['答复时附上视频续写功能图'],
  ])('%s', (sentence, before = '') => {
    expect(read(sentence, before)).toBeNull();
  });
});
