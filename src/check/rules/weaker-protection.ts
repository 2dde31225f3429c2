import { type CombinationTable, cellName, cellsOf, lineOf } from '../../entry/combination-cells.ts';
import { dataFiles } from '../../entry/paths.ts';
import type { CorpusData } from '../../markdown/corpus.ts';
import type { Rule } from '../rule.ts';
import { dataPlace } from '../source-document.ts';

export const weakerProtection: Rule = {
  id: 'weaker-protection',
  why: '词表、升级路径、专题和事实管着所有条目，少一项就少一道检查，要让大家都看到。',
  bad: {
    base: { 'content/words.yml': 'forbidden: [工单, 口径]\nhosts: [klingai.kuaishou.com]\n' },
    files: {
      'content/membership/a.md': ':::话术\n您好，可以。\n:::',
      'content/words.yml': '▸forbidden: [工单]\nhosts: [klingai.kuaishou.com]\n',
    },
  },
  good: {
    base: { 'content/words.yml': 'forbidden: [工单]\n' },
    files: {
      'content/membership/a.md': ':::话术\n您好，可以。\n:::',
      'content/words.yml': 'forbidden: [工单, 口径]\n',
    },
  },
  checkCorpus(corpus, report) {
    const { base, textOf } = corpus;
    if (!base) return;
    for (const { path, partsOf } of protections) {
      if (!base.changed.has(path)) continue;
      const [before, now] = [partsOf(base), partsOf(corpus)];
      for (const [name, { field, value, what }] of before) {
        const after = now.get(name);
        if (after?.value === value) continue;
        const change = after ? `${what}从「${value}」改成了「${after.value}」` : `${what}「${value}」被删了`;
        report(path, dataPlace(textOf(path), field), `${change}；不是有意的请改回，有意的请在合并请求里说明原因`);
      }
      for (const [name, { field, value, what, isRisky }] of now)
        if (isRisky && !before.has(name))
          report(path, dataPlace(textOf(path), field), `${what}多了「${value}」；请负责人确认可以这样`);
    }
  },
};

/** Something that a data file protects, or lets pass. */
interface Part {
  field: PropertyKey[];
  what: string;
  value: string;
  /** Whether more of it protects less, or goes to customers without a review of its own. */
  isRisky?: boolean;
  /** What tells the part from others, where the field may move. */
  name?: string;
}

type Parts = Map<string, Part>;

/** Each protecting part of a data file by its name. A part that is gone, or has another value, is worth a look. */
const protections: { path: string; partsOf: (data: CorpusData) => Parts }[] = [
  { path: dataFiles.words, partsOf: ({ words }) => named([...lists(words), ...spellings(words)]) },
  {
    path: dataFiles.escalations,
    partsOf: ({ site }) =>
      named(
        Object.entries(site.escalations).flatMap(
          ([route, { label, queue, standardQuestion, record, tellCustomer }]) => [
            part([route], '升级路径', route),
            part([route, 'label'], `「${route}」的名称`, label),
            part([route, 'queue'], `「${route}」流转的地方`, queue),
            part([route, 'standardQuestion'], `「${route}」的标准问`, standardQuestion),
            part([route, 'tellCustomer'], `「${route}」告诉客户的话`, tellCustomer),
            ...record.map((row) => part([route, 'record', row.label], `「${route}」要记下的内容`, row.label)),
          ],
        ),
      ),
  },
  {
    path: dataFiles.topics,
    partsOf: ({ site }) =>
      named(
        Object.entries(site.topics).flatMap(([id, { label, owner, reviewEvery }]) => [
          part([id, 'owner'], `专题「${label}」的负责角色`, owner),
          part([id, 'reviewEvery'], `专题「${label}」的复核周期（天）`, String(reviewEvery)),
        ]),
      ),
  },
  {
    path: dataFiles.facts,
    partsOf: ({ site }) =>
      named(
        Object.entries(site.facts).flatMap(([id, { meaning, words }]) => [
          part([id, 'meaning'], `事实 ${id} 的含义`, meaning),
          part([id, 'words'], `认出事实 ${id} 的词`, words.join('、')),
        ]),
      ),
  },
  {
    path: dataFiles.combinations,
    partsOf: ({ combinations }) =>
      combinations ? named([...wordsOfTable(combinations), ...cellsOfTable(combinations)]) : new Map(),
  },
  {
    path: dataFiles.gaps,
    partsOf: ({ vocabulary }) =>
      named(
        vocabulary.gaps.flatMap(({ about, tell, route }, at) => [
          {
            ...part([at, 'tell'], `缺口「${about}」可以先告诉客户的话`, tell),
            name: `${about} tell`,
            isRisky: true,
          },
          { ...part([at, 'route'], `缺口「${about}」的升级路径`, route), name: `${about} route` },
        ]),
      ),
  },
  {
    path: dataFiles.slots,
    partsOf: ({ slots }) =>
      named(Object.entries(slots).map(([name, { hint }]) => part([name, 'hint'], `空位「${name}」的说明`, hint))),
  },
  {
    path: dataFiles.redirects,
    partsOf: ({ redirects }) =>
      named(Object.entries(redirects).map(([from, to]) => part([from], `${from} 的去向`, String(to)))),
  },
  {
    path: dataFiles.pins,
    partsOf: ({ pins }) =>
      named(pins.map((number, at) => ({ ...part([at], '首页常用的条目', String(number)), name: String(number) }))),
  },
  {
    path: dataFiles.source,
    partsOf: ({ source }) =>
      named(source.verify.map((text, at) => ({ ...part(['verify', at], '整份资料的疑点', text), name: text }))),
  },
];

/** The words by which the table is read from what a customer says. */
function wordsOfTable({ levels, options, both, further, relative }: CombinationTable): Part[] {
  const list = (field: PropertyKey[], what: string, said: readonly string[]) =>
    part(field, `规则表${what}`, said.join('、'));
  return [
    list(['levels'], '从低到高的等级', levels),
    ...Object.entries(options).map(([name, { said }]) => list(['options', name, 'said'], `里「${name}」的说法`, said)),
    ...both.map(({ said, means }, at) => list(['both', at, 'said'], `里「${means.join('、')}」共同的说法`, said)),
    list(['further'], '里「再买」的说法', further),
    ...Object.entries(relative).map(([name, said]) => list(['relative', name], `里「${name}」档的说法`, said)),
  ];
}

function cellsOfTable({ rows }: CombinationTable): Part[] {
  return rows.flatMap((row, at) =>
    cellsOf(row).flatMap((cell) => [
      { ...part(['rows', at], `规则表「${cellName(cell)}」`, lineOf(row)), name: `${cellName(cell)} line` },
      {
        ...part(['rows', at, 'reply'], `规则表「${cellName(cell)}」发的话术`, row.reply?.toString()),
        name: `${cellName(cell)} reply`,
      },
    ]),
  );
}

function lists(words: CorpusData['words']): Part[] {
  const { forbidden, passing, promises, commitments, internalHosts, hosts, innocent, sameMeaning } = words;
  const rows = (field: string, what: string, list: readonly string[], isRisky = false) =>
    list.map((value) => ({ field: [field, value], what, value, isRisky }));
  return [
    ...rows('forbidden', '话术里不能出现的词', forbidden),
    ...rows('passing', '会过时的说法', passing),
    ...rows('promises', '许诺结果的说法', promises),
    ...rows('commitments', '要有出处的说法', commitments),
    ...rows('internalHosts', '内部域名', internalHosts),
    ...rows('hosts', '可以链接的域名', hosts, true),
    ...rows('innocent', '不检查的说法', innocent, true),
    ...Object.entries(sameMeaning).flatMap(([meaning, sayings]) =>
      rows('sameMeaning', `和「${meaning}」同一个意思的说法`, sayings).map((one) => ({
        ...one,
        field: ['sameMeaning', meaning, one.value],
      })),
    ),
  ];
}

function spellings({ spellings: all }: CorpusData['words']): Part[] {
  return Object.entries(all).flatMap(([right, wrong]) =>
    wrong.map((value) => part(['spellings', right, value], `「${right}」的错误写法`, value)),
  );
}

function part(field: PropertyKey[], what: string, value: string | undefined): Part {
  return { field, what, value: value ?? '' };
}

/** Without parts that are empty, so that a part which is filled in is nothing that was taken away. */
function named(parts: readonly Part[]): Parts {
  return new Map(
    parts.filter(({ value }) => value !== '').map((one) => [one.name ?? one.field.map(String).join('\n'), one]),
  );
}
