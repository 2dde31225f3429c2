import { customerKinds } from '../../entry/customer-texts.ts';
import { type FoundWord, findWords } from '../pattern.ts';
import { toReadable } from '../readable.ts';
import type { Rule } from '../rule.ts';

export const forbiddenWord: Rule = {
  id: 'forbidden-word',
  why: '话术会一字不差地发给客户，内部的说法不能在里面。',
  bad: ':::话术\n您好，已为您▸建单，请等待。\n:::',
  good: ':::话术\n您好，已为您记录，请等待。\n:::',
  checkText({ kind, lines }, { words, site }, report) {
    if (!customerKinds[kind].isSent) return;
    const { text, at } = toReadable(lines);
    const where = kind === 'reply' ? '话术' : '给客户看的文字';
    const named = Object.values(site.escalations).flatMap(({ label, queue, standardQuestion }) => [
      label,
      queue ?? label,
      standardQuestion ?? label,
    ]);
    const list = [...new Set([...words.forbidden, ...named])];
    const plain = unspelled(text);
    const hidden = findWords(plain.text, list, words).map((found) => ({
      ...found,
      index: plain.from[found.index] ?? 0,
    }));
    const refusals = [...plain.text.matchAll(refusal), ...plain.text.matchAll(routing)].map(
      ({ 0: written, index }) => ({ word: written, written, index: plain.from[index] ?? 0 }),
    );
    const found = [...findWords(text, list, words), ...refusals];
    const known = new Set(found.map(({ word }) => word));
    for (const { written, index } of longest([...found, ...hidden.filter(({ word }) => !known.has(word))]))
      report(at(index), messageFor(written, where));
  },
};

/** Somebody of ours, named as who forbids it, and saying nothing: 法务那边要求我们别展开讲. */
const refusal =
  /(?:法务|合规|风控|公关|公司|上面|上头|上边|总部|部门|那边|平台|官方|内部|团队|我们|我这边|这边|有纪律|有规定|有要求|签了?(?:了)?保密)[^,。;!?\n]{0,8}(?:别|不要|不能|不可以?|不让|不许|不准|不得|不方便|不便|没法|不好|不太好|少|先不|不会多)(?:再|多|随便|随意|对外|跟您|和您|向您|给您|往外|往下|继续|在这里)*(?:展开|细|明|直)?(?:讲|说(?!明)|透露|展开|聊|谈|评论|外传)|(?:具体|细节|数字|数值|数目|原因|内情|标准|规则|比例|这个|这块|这方面|这些|这事)[^,。;!?\n]{0,6}(?:不能|不便|不好|不方便|没法|不许|不让)(?:往外|对外|跟您|和您|向您|给您|再|多|细|随便)*(?:说(?!明)|讲|透露|谈|聊|评论|展开)|(?:就|也|真的?)?不(?:便多|方便多|多|细|再多|展开)(?:讲|说|谈|聊|解释)(?!明)|不(?:便|方便|太方便|予|做|作)(?:多|再)?(?:评论|评价|置评)|(?:属于|涉及)[^,。;!?\n]{0,4}(?:保密|机密|隐秘)|(?:问题|话题|这块|这个)[^,。;!?\n]{0,3}敏感/g;

/** Whom of ours something goes to: 转给二组, 报到技术部. Customers know advisers only. */
const routing =
  /(?:转|交|报|移|提|同步|反馈)(?:给|到|交给?|至|了)[^,。;!?\n]{0,6}(?:[一二三四五两\d]组|(?:技术|产品|运营|财务|法务|审核|风控|专项|研发|开发|质检)(?:组|部|团队|同事|那边)?|小组|专组|后台)(?![人工式])/g;

/** Characters of other spellings of the same word. */
const variants: Record<string, string> = {
  単: '单',
  單: '单',
  內: '内',
  線: '线',
  話: '话',
  術: '术',
  戶: '户',
  庫: '库',
  識: '识',
};

/** Signs between two Chinese characters. */
const separators = /(?<=\p{Script=Han})[.·・_~|/\\^'-]+(?=\p{Script=Han})/gu;

/** A text as who hides a word in it means it: 工.单 and 工單 are 工单. `from[i]` is the index of each character in the original. */
function unspelled(text: string): { text: string; from: number[] } {
  let out = '';
  const from: number[] = [];
  for (const { 0: character, index } of text
    .replace(separators, (all) => '\uFFFC'.repeat(all.length))
    .matchAll(/[^\uFFFC]/g)) {
    out += variants[character] ?? character;
    from.push(index);
  }
  return { text: out, from };
}

/** Without the words that stand within a longer one. */
function longest(found: readonly FoundWord[]): FoundWord[] {
  return found.filter(
    ({ written, index }) =>
      !found.some(
        (other) =>
          other.written.length > written.length &&
          other.index <= index &&
          index + written.length <= other.index + other.written.length,
      ),
  );
}

function messageFor(word: string, where: string): string {
  return `${where}里有「${word}」，这是内部的说法，会原样发给客户；请换成客户听得懂的话，或移到 :::内部`;
}
