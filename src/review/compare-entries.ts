import { pairSent, type SentPair } from '../changes/sent.ts';
import { sentBy } from '../entry/customer-texts.ts';
import { type Entry, leavesOf } from '../entry/entry.ts';
import type { EscalationRoutes } from '../entry/site-data.ts';
import { statusLabels } from '../entry/upkeep.ts';
import type { Corpus } from '../markdown/corpus.ts';

/** What a change does to one entry, for those who review it. */
export interface EntryDifference {
  kind: 'added' | 'removed' | 'changed';
  /** As it is now; of a removed entry as it was. */
  entry: Entry;
  /** Texts for customers that are not as before. */
  sent: SentPair[];
  aliases: { won: string[]; lost: string[] };
  /** The rest, in words: 状态, 有效期 and the like. */
  notes: string[];
}

/** Every entry that differs between two states of content/, by number: a file may be renamed, its number stays. */
export function compareCorpora(base: Corpus, head: Corpus): EntryDifference[] {
  const before = byNumber(base);
  const after = byNumber(head);
  const numbers = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b);
  return numbers.flatMap((number) => {
    const old = before.get(number);
    const now = after.get(number);
    const entry = now ?? old;
    if (!entry) return [];
    const sent = pairSent(old ? sentBy(old, base.site.escalations) : [], now ? sentBy(now, head.site.escalations) : []);
    const difference = {
      entry,
      sent: sent.filter((pair) => pair.before?.text !== pair.after?.text || pair.before?.when !== pair.after?.when),
      aliases: { won: without(now?.aliases, old?.aliases), lost: without(old?.aliases, now?.aliases) },
    };
    if (!old) return { ...difference, kind: 'added', notes: doubtsOf(entry) } as const;
    if (!now) return { ...difference, kind: 'removed', notes: [] } as const;
    const notes = [
      ...exchangedBranches(old, now),
      ...notesOn({ entry: old, routes: base.site.escalations }, { entry: now, routes: head.site.escalations }),
    ];
    const { sent: texts, aliases } = difference;
    const isSame = texts.length + aliases.won.length + aliases.lost.length + notes.length === 0;
    return isSame ? [] : ({ ...difference, kind: 'changed', notes } as const);
  });
}

/** Branches that now send what another branch sent before, with the text. */
function exchangedBranches(old: Entry, now: Entry): string[] {
  const before = leavesOf(old, 'reply').filter(({ when }) => when !== null);
  const known = new Set(before.map(({ when }) => when));
  return leavesOf(now, 'reply').flatMap(({ when, text }) => {
    const from = before.find((leaf) => leaf.text === text);
    if (!from || when === null || from.when === when || !known.has(when)) return [];
    return [`情形对调，请核对：「${when}」现在发的是原来「${from.when}」的话「${text}」`];
  });
}

interface Version {
  entry: Entry;
  routes: EscalationRoutes;
}

/** Internal text is named, not quoted: the report is kept and passed on without the marks that guard such text. */
function notesOn({ entry: old, routes: oldRoutes }: Version, { entry: now, routes }: Version): string[] {
  return [
    ...changed('标准问', old.title, now.title),
    ...changed('文件', old.path, now.path),
    ...changed('状态', statusLabels[old.status], statusLabels[now.status]),
    ...changed('生效日期', old.validFrom, now.validFrom),
    ...changed('到期日期', old.validUntil, now.validUntil),
    ...changed('复核', reviewOf(old), reviewOf(now)),
    ...without(now.verify, old.verify).map((text) => `新的待核实：${text}`),
    ...without(old.verify, now.verify).map((text) => `不再待核实：${text}`),
    ...without(now.missing, old.missing).map((text) => `新的缺少附件：${text}`),
    ...without(old.missing, now.missing).map((text) => `不再缺少附件：${text}`),
    ...without(allowancesOf(now), allowancesOf(old)).map((text) => `新的例外，请看理由：${text}`),
    ...without(allowancesOf(old), allowancesOf(now)).map((text) => `不再例外：${text}`),
    ...changed('相关条目', old.related.join('、'), now.related.join('、')),
    ...(internalOf(old) === internalOf(now) ? [] : ['内部说明有改动']),
    ...(escalationIn(old, oldRoutes) === escalationIn(now, routes) ? [] : ['升级办法有改动']),
  ];
}

function changed(what: string, old: string | null, now: string | null): string[] {
  return old === now ? [] : [`${what}：${old || '无'} → ${now || '无'}`];
}

function allowancesOf({ allow }: Entry): string[] {
  return allow.map(({ rule, why }) => `${rule}（${why}）`);
}

function doubtsOf(entry: Entry): string[] {
  const { status, verify, missing } = entry;
  return [
    ...allowancesOf(entry).map((text) => `例外，请看理由：${text}`),
    ...(status === 'unpublished' ? [`状态：${statusLabels[status]}`] : []),
    ...verify.map((text) => `待核实：${text}`),
    ...missing.map((text) => `缺少附件：${text}`),
  ];
}

function reviewOf({ reviewed }: Entry): string | null {
  return reviewed && `${reviewed.on} ${reviewed.by}`;
}

function internalOf(entry: Entry): string {
  return JSON.stringify(leavesOf(entry, 'internal').map(({ when, text }) => [when, text]));
}

/** What the agent does, without the sentence for the customer, which is compared word by word. */
function escalationIn(entry: Entry, routes: EscalationRoutes): string {
  const rows = leavesOf(entry, 'escalation').map(({ route, text, when }) => [
    route,
    when,
    text,
    { ...routes[route], tellCustomer: '' },
  ]);
  return JSON.stringify(rows);
}

function without(texts: readonly string[] = [], others: readonly string[] = []): string[] {
  const known = new Set(others);
  return texts.filter((text) => !known.has(text));
}

function byNumber({ entries }: Corpus): Map<number, Entry> {
  return new Map(entries.map((entry) => [entry.number, entry]));
}
