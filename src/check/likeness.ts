import { fold } from './readable.ts';

/**
 * How alike two questions are, whatever words they are asked in. Light on language: pairs of characters, weighed by how
 * rare they are in the corpus, after words that say nothing are dropped and words that mean the same are made one.
 */

/** Kinds of question: 「在哪里买」 and 「为什么买」 share their words, and ask different things. */
const kinds: [RegExp, string][] = [
  [/(?:在|从|去|到)?(?:哪里|哪儿|什么地方)|(?:在|从|去)哪|入口|位置/g, '@where'],
  [/为什么|为啥|怎么回事|咋回事|什么原因|凭啥|凭什么|怎么还|怎么没|怎么不|咋还/g, '@why'],
  [/多久|什么时候|啥时候|几天|几号|何时|多长时间/g, '@when'],
  [/多少|几个|价格|收费|什么价|怎么算钱/g, '@much'],
  [/怎么办|怎么样|怎么|怎样|如何|咋|步骤|流程|教程|方法/g, '@how'],
  [/是什么|什么是|啥是|是啥|什么意思/g, '@what'],
  [/能不能|可不可以|行不行|是否可以|能否|可否|可以|能够|能|支持|允许|是否/g, '@can'],
];

/** Words that carry no matter: politeness, pronouns, particles. Longest first. */
const fillers =
  /请问一下|请问|你好|您好|谢谢|麻烦|一下|我们|你们|咱们|我的|你的|他们|这个|那个|这种|那种|哪个|哪些|什么|一个|之后|以后|时候|已经|到底|究竟|明明|突然|现在|目前|还是|就是|但是|如果|的话|应该|需要|想要|有没有|有|吗|呢|了|的|啊|呀|吧|嘛|么|哦|我|你|您|他|这|那|哪|啥|是|在|把|被|给|让|就|都|也|还|又|再|才|却|和|跟|与|或|及|后|时|老|总|怎|得|地|着|该|想|要|会|个|吗/g;

/** Words that mean the same here, and the one they become. */
const synonyms: [RegExp, string][] = [
  [/充值|充了|购买|买了|开通|办理|充|买|办|开(?!放|发|票|具|始|头)/g, '买'],
  [/开具|开票|开发票|发票/g, '发票'],
  [/logo|角标|标识|水标|字样|水印/g, '水印'],
  [/积分|点数|额度|(?<!人民)币|灵感值/g, '灵感值'],
  [/弄掉|去掉|去除|抹掉|消除|除掉|拿掉|去(?=水印|标|logo|角标)/g, '去掉'],
  [/网站|官网|网页版|网页端|网页|电脑端|电脑|pc端|pc|浏览器|web端|web/g, '网页'],
  [/手机端|手机上|手机|移动端|app/g, '手机'],
  [/vip|会员卡|会员/g, '会员'],
  [/退费|退钱|退款|退回|退还|返还|退/g, '退'],
  [/片子|短片|成片|影片|视频/g, '视频'],
  [/照片|图像|图片|图/g, '图片'],
  [/描述词|咒语|prompt|指令|提示词/g, '提示词'],
  [/自动续费|连续包月|连续包季|代扣|签约|订阅/g, '订阅'],
  [/找回|恢复|还原|要回/g, '恢复'],
  [/误删|删除|删掉|删了|删/g, '删除'],
  [/扣了|扣费|扣款|扣/g, '扣'],
  [/两次|两遍|两回|双倍|重复|多扣/g, '两次'],
  [/接口|api/g, 'api'],
  [/接入|对接|调用|集成/g, '接入'],
  [/商业用途|商用|盈利|赚钱/g, '商用'],
  [/终身|永久|一辈子|买断/g, '永久'],
  [/到期日|到期时间|到期|过期|失效|截止|有效期/g, '到期'],
  [/多端|通用|互通|共用|共享/g, '通用'],
];

export type Tokens = ReadonlySet<string>;

/** What a question is made of: `充了会员怎么去水印` → 买 会员 去掉 水印 @how. */
export function questionTokens(question: string): Tokens {
  const tokens = new Set<string>();
  let text = fold(question);
  // 「怎么办」 holds 「办」, so kinds come first.
  for (const [pattern, word] of [...kinds, ...synonyms])
    text = text.replace(pattern, () => {
      tokens.add(word);
      return ' ';
    });
  for (const run of text.replace(fillers, ' ').matchAll(/[a-z]+|\d+|\p{Script=Han}+/gu)) {
    const characters = [...run[0]];
    if (/^[a-z\d]/.test(run[0]) || characters.length === 1) tokens.add(run[0]);
    else
      for (let index = 1; index < characters.length; index++)
        tokens.add(`${characters[index - 1]}${characters[index]}`);
  }
  return tokens;
}

/** An entry's questions as tokens. */
export interface Asked {
  id: number;
  phrases: Tokens[];
}

/** A small index of all questions, to find what a new one resembles without comparing it with every other. */
export class QuestionIndex {
  readonly #entries: readonly Asked[];
  readonly #byToken = new Map<string, number[]>();

  constructor(entries: readonly Asked[]) {
    this.#entries = entries;
    entries.forEach(({ phrases }, index) => {
      for (const token of new Set(phrases.flatMap((phrase) => [...phrase]))) {
        const list = this.#byToken.get(token);
        if (list) list.push(index);
        else this.#byToken.set(token, [index]);
      }
    });
  }

  /** Entries that resemble a question, best first; `skip` is the entry that asks it. */
  nearest(question: Tokens, skip: number, limit = 3): { id: number; likeness: number }[] {
    const candidates = new Set<number>();
    // The rarest tokens decide; common ones alone are no likeness.
    const rarest = [...question]
      .filter((token) => !token.startsWith('@'))
      .sort((a, b) => this.#frequency(a) - this.#frequency(b));
    for (const token of rarest.slice(0, 6)) for (const index of this.#byToken.get(token) ?? []) candidates.add(index);
    return [...candidates]
      .flatMap((index) => {
        const entry = this.#entries[index];
        return entry && entry.id !== skip ? [{ id: entry.id, likeness: this.likeness(question, entry.phrases) }] : [];
      })
      .sort((a, b) => b.likeness - a.likeness || a.id - b.id)
      .slice(0, limit);
  }

  /**
   * From 0 to 1: how much of the question an entry's phrases cover together, and how close its three closest phrases
   * come on their own.
   */
  likeness(question: Tokens, phrases: readonly Tokens[]): number {
    const total = this.#weightOf(question);
    if (total === 0) return 0;
    const covered = [...question].filter((token) => phrases.some((phrase) => phrase.has(token)));
    const closest = phrases
      .map(
        (phrase) =>
          (2 * this.#weightOf([...question].filter((token) => phrase.has(token)))) / (total + this.#weightOf(phrase)),
      )
      .sort((a, b) => b - a);
    const [first = 0, second = 0, third = 0] = closest;
    return Math.sqrt((this.#weightOf(covered) / total) * (0.5 * first + 0.3 * second + 0.2 * third));
  }

  #weightOf(tokens: Iterable<string>): number {
    let sum = 0;
    for (const token of tokens)
      sum += token.startsWith('@') ? 1.2 : Math.log(1 + this.#entries.length / (this.#frequency(token) + 0.5));
    return sum;
  }

  #frequency(token: string): number {
    return this.#byToken.get(token)?.length ?? 0;
  }
}
