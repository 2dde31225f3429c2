/**
 * What a note tells agents not to send: 「核实之前不要发给客户」, 「以下话术先别用」, 「不要说「下周」」. Reads one folded sentence
 * at a time (see readable.ts); a ban that holds for some customers only is none, because agents can follow it.
 */
export type SendBan =
  /** The replies themselves. */
  | { of: 'reply' }
  /** Words that are quoted; a ban only if a reply has them. */
  | { of: 'quotes'; quotes: string[] };

const no = '(?:不要|不能|不得|不可以|不可|不许|不准|不宜|不应|不再|请勿|切勿|勿|别|禁止|停止|暂停|先不|暂不)';
const fillers = '(?:再|先|直接|随意|擅自|急着|照|一律)*';
const sending = '(?:发送|发出|发给|转发|外发|复制|照抄|粘贴|发|使用|用|告诉|告知|回复|答复|说|提)';
const ban = new RegExp(`${no}${fillers}(?:(?:把|将|向|对|给)[^,]{1,20}?)?${fillers}${sending}|停用`);

/** What forbids to tell customers something: 「原资料没有时限，不要承诺」, 「不向客户透露具体分辨率」. */
const telling = new RegExp(`(?:${no}|不)${fillers}(?:[把将向对给跟][^,。;]{1,12}?)*(?:承诺|保证|透露|告诉|告知)`);

/** Whether a folded text forbids to tell customers something that it is about. */
export function forbidsTelling(text: string): boolean {
  return telling.test(text);
}

/** Who or when: such a note can be followed. */
const conditions =
  /如果|若(?!干)|假如|万一|除非|遇到|的话,|情况下|的客户(?:,|不|别|请|勿)|客户[^,]{0,16}(?:的|时|后),|(?:核实|确认|审核)[^,]{0,6}(?:后|完)再/;

const replyNoun =
  '话术|答复|本条|这条|这一条|此条|该条|整条|本段|这段|这一段|该段|这句|这两段|文案|(?:以上|以下|上面|下面|上述)(?=的?(?:话|内容|说法|文字)|这|两|,|先|暂|核|不|请|别|都|均)';
const otherNoun =
  '示例|例子|逻辑|框|表格|价格表|下表|上表|截图|图片|金额|价格|费用|时间|日期|时限|数目|数量|分辨率|名单|账号|手机号|网址|链接|路径|文档|理由|原因|规则|标准|比例|名字|姓名|信息|资料|步骤|功能|入口';
const nouns = new RegExp(`(${replyNoun})|(${otherNoun})`, 'g');

/** What says when or how urgently, and names nothing. */
const adverbs =
  /(?:核实|确认|审核|复核|补齐|更新|上线)[^,]{0,6}(?:之前|以前|前)|等[^,]{1,14}(?:核实|确认|审核|通知)|(?:还|尚)?(?:未|没有|没)(?:核实|确认|审核)|早?已经?(?:过期|过时|失效|作废)|目前|现在|暂时|先|请|务必|一律|都|均|就|注意|[,:!]/g;

/** Quotations in front of which stands what an agent is to do or say. */
const quotation = /(答|说|写|用|发|回复|改成|点击|选择|打开|进入|标准问)?「([^「」]+)」(的?)/g;

/** @param before the sentence before, which may name what this one is about */
export function sendBanOf(sentence: string, before = ''): SendBan | null {
  const found = ban.exec(sentence);
  if (!found || conditions.test(sentence)) return null;
  const [start, rest] = [sentence.slice(0, found.index), sentence.slice(found.index + found[0].length)];
  const quotes = quotedIn(start, found[0], rest);
  if (quotes.length > 0) return { of: 'quotes', quotes };
  // Customers only receive what is meant; a quotation that is no object is a thing of its own, as a picture is.
  const named = (text: string) => text.replace(/「[^「」]*」/g, '图片').replace(/给?客户|给他们?/g, '');
  const own = named(`${start}${objectIn(found[0])}${rest}`);
  const isAboutNothing = own.replace(adverbs, '').length < 2;
  if (!isAboutNothing) return lastNounIsReply(own) ? { of: 'reply' } : null;
  // 「先别用」 after a sentence about a button is not about the reply; 「不要发给客户」 at the beginning of a note is.
  if (before === '') return /发|复制|照抄|粘贴/.test(found[0]) ? { of: 'reply' } : null;
  const earlier = quotedIn(before, '', '');
  if (earlier.length > 0) return { of: 'quotes', quotes: earlier };
  return lastNounIsReply(named(before)) ? { of: 'reply' } : null;
}

/** What stands between the ban and its verb: 把任何金额 of 不要把任何金额告诉. */
function objectIn(words: string): string {
  return /(?:把|将)([^,]*)/.exec(words)?.[1] ?? '';
}

/** The quoted words that are not to be sent: those behind the verb or before it, or else those that the ban is about. */
function quotedIn(start: string, words: string, rest: string): string[] {
  const object = words.includes('「') ? words : (/^(?:给客户)?((?:「[^「」]*」[、,和与及或]?)+)/.exec(rest)?.[1] ?? '');
  const quotes = [...(object || start).matchAll(quotation)]
    .filter(([, lead, , modifies]) => object !== '' || !(lead || modifies))
    .map(([, , quoted = '']) => quoted);
  // 「下周(10月中旬)」 is two ways of saying one thing.
  return quotes.flatMap((quoted) => quoted.split(/[()]/)).filter((piece) => piece.length > 1);
}

function lastNounIsReply(text: string): boolean {
  const last = [...text.matchAll(nouns)].at(-1);
  return last?.[1] !== undefined;
}
