import { z } from 'zod';
import { isSlug } from './paths.ts';

/** The YAML files at the top of content/ that editors own. Each has one strict schema, and messages in Chinese. */

const required = (what: string) =>
  z
    .string({ error: `${what}必填，写成文字` })
    .trim()
    .min(1, { error: `${what}不能为空` });

/** content/topics.yml: folder path → topic. The order of the file is the order on the site. */
export const topicsSchema = z.record(
  z
    .string()
    .regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*$/, { error: '专题的键是 content/ 下的文件夹路径，只用小写字母、数字和连字符' }),
  z.strictObject({
    label: required('label（专题名称）'),
    description: required('description（一句话说明）'),
    /** A role, never a person. */
    owner: required('owner（负责的角色）'),
    /** How long a review holds, in days. */
    reviewEvery: z
      .int({ error: 'reviewEvery 是复核周期的天数，例如 reviewEvery: 180' })
      .positive({ error: 'reviewEvery 要大于 0' }),
  }),
);

/** content/escalations.yml: route name (as written in 升级{路径=…}) → what to record and where it goes. */
export const escalationsSchema = z.record(
  z.string(),
  z.strictObject({
    label: required('label（页面上的名称）'),
    /** The ticket type in the ticket system, exactly as it is called there. */
    standardQuestion: required('standardQuestion（标准问）').optional(),
    queue: required('queue（流转到哪里）').optional(),
    /** What the agent has to note down; each is one line of the ticket template, with a slot for the value if there is one. */
    record: z
      .array(
        z.strictObject({
          label: required('record 的 label'),
          value: required('value（填在后面的空位）').optional(),
          how: required('how（怎样查到）').optional(),
        }),
        { error: 'record 要写成列表，每项有 label，可以有 value 和 how' },
      )
      .default([]),
    /** The sentence for the customer; absent where nothing has been approved. */
    tellCustomer: required('tellCustomer（告诉客户的话）').optional(),
  }),
);

/** content/facts.yml: fact id (as written in {{id}}) → a figure that several entries rely on. */
export const factsSchema = z.record(
  z.string().regex(/^[a-z][a-z0-9-]*$/, { error: '事实的键只用小写字母、数字和连字符，例如 tax-rate' }),
  z.strictObject({
    /** Exactly what is rendered, indexed and copied. */
    text: required('text（显示的文字）'),
    meaning: required('meaning（含义）'),
    /**
     * The words by which the gate knows what an amount is about: each item has to stand near the amount, in one of the
     * ways that `|` separates. Words after `!` must not stand there.
     */
    words: z.array(required('words 的每一项')).default([]),
  }),
);

/** content/slots.yml: name of a slot (as written in {{?name}}) → what the agent fills in. */
export const slotsSchema = z.record(
  z.string().regex(/^[\p{Script=Han}A-Za-z0-9][\p{Script=Han}A-Za-z0-9 ]{0,11}$/u, {
    error: '空位的名称最多 12 个字，只用汉字、字母、数字和空格，例如 账号 ID',
  }),
  z.strictObject({ hint: required('hint（填什么）') }),
);

/** content/redirects.yml: a number or address that is no longer used → the number of the entry that answers instead. */
export const redirectsSchema = z.record(
  z.string().regex(/^(\d{4,}|\/[a-z0-9-]+(\/[a-z0-9-]+)+\/)$/, {
    error: '左边写停用的编号（如 1064）或网址（如 /membership/old-name/，前后都有斜杠）',
  }),
  z.int({ error: '右边写现在回答这个问题的条目编号，例如 /membership/old-name/: 1008' }),
);

const wordList = (field: string, example: string) =>
  z.array(required(`${field} 的每一项`), { error: `${field} 要写成列表，例如 ${field}: [${example}]` }).default([]);

/** content/words.yml: words that the gate looks for or knows again, and those that new addresses are made of. */
export const wordsSchema = z.strictObject({
  /** Words of our own work, which must not stand in a reply. */
  forbidden: wordList('forbidden（话术里不能出现的词）', '工单'),
  /** Words that are soon wrong: a reply with one of them needs a validUntil. */
  passing: wordList('passing（会过时的说法）', '下周'),
  /** Promise what we may not be able to keep; never in a reply unless its clause denies them. */
  promises: wordList('promises（许诺结果的说法）', '告知您结果'),
  /** Bind us to pay, give or hurry: whoever writes one anew says where it comes from. */
  commitments: wordList('commitments（要有出处的说法）', '补偿'),
  /** Hold one of the words above, and mean something else. */
  innocent: wordList('innocent（含有上面的词、却没有问题的说法）', '客户端'),
  /** The one right spelling → wrong ones. */
  spellings: z.record(z.string(), wordList('spellings（写法）', '可灵ai')).default({}),
  /** Outside hosts that an entry may link to. */
  hosts: wordList('hosts（可以链接的外部域名）', 'klingai.kuaishou.com'),
  /** Hosts that must not be named to a customer; `*.` stands for anything before it. */
  internalHosts: wordList('internalHosts（内部域名）', '*.corp.kuaishou.com'),
  /** A word, or two with a space between → what else customers say for that, by which the gate knows a question again. */
  sameMeaning: z.record(z.string(), wordList('sameMeaning（同一个意思的说法）', '购买')).default({}),
  /** A word of an address → how questions say it. Where two overlap, the first one counts. */
  slugs: z
    .record(
      z.string().refine(isSlug, { error: 'slugs 左边是网址里的词，只用小写英文字母、数字和连字符，例如 invoice' }),
      wordList('slugs（问题里的说法）', '发票'),
    )
    .default({}),
});

/** content/pins.yml: numbers of the entries that the home page keeps at hand for everybody, in their order. */
export const pinsSchema = z.array(z.int({ error: '每行写一个条目编号，例如 - 1013' }), {
  error: 'pins.yml 是一个列表，每行一个条目编号，例如 - 1013',
});

const remarks = (field: string, example: string) =>
  z
    .array(required(`${field} 的每一项`), { error: `${field} 要写成列表，每行一句，例如 ${field}: [${example}]` })
    .default([]);

/** content/source.yml: what is open about the source as a whole, and belongs to no single entry. */
export const sourceSchema = z.strictObject({
  /** Doubts that concern every entry. */
  verify: remarks('verify（整份资料的疑点）', '哪些条目已上线须核实'),
  /** Attachments that the source begins with or refers to, and does not contain. */
  missing: remarks('missing（整份资料缺少的附件）', '思维导图'),
});

export type Source = z.infer<typeof sourceSchema>;
export type Redirects = z.infer<typeof redirectsSchema>;
export type Words = z.infer<typeof wordsSchema>;
export type Topic = z.infer<typeof topicsSchema>[string];
export type Topics = z.infer<typeof topicsSchema>;
export type EscalationRoute = z.infer<typeof escalationsSchema>[string];
export type EscalationRoutes = z.infer<typeof escalationsSchema>;
export type Facts = z.infer<typeof factsSchema>;
export type Slots = z.infer<typeof slotsSchema>;

/** Everything an entry may refer to by name. */
export interface SiteData {
  topics: Topics;
  escalations: EscalationRoutes;
  /** Facts by id and, as the parser meets both in the same braces, slots by `?` and name: their text is the reference itself. */
  facts: Facts;
}
