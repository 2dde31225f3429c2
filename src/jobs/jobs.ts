import { isDay } from '../entry/days.ts';
import { draftText, slugProblem } from '../entry/draft.ts';
import type { Entry } from '../entry/entry.ts';
import { entriesNamedIn } from '../entry/named-entries.ts';
import { entryPath } from '../entry/paths.ts';
import { saidPath } from '../entry/said.ts';
import { entryUrl } from '../entry/urls.ts';
import type { Change } from '../markdown/changes.ts';
import type { ContentFile } from '../markdown/corpus.ts';
import { withField, withFieldOf } from '../markdown/entry-source.ts';
import { plain } from '../text/fold.ts';
import { bodyOf, joinedBodies, takeBranch, withBody } from './bodies.ts';
import { CorpusEdit, Refusal } from './corpus-edit.ts';
import { joinedFields } from './joined-fields.ts';
import { addRedirect, giveQuestions, leadTo } from './lead-to.ts';
import { splitSaid } from './said-rows.ts';

/** What editors do to several files at once. Each job takes the files of content/ and says which shall read otherwise. */

/** 停用：`number` goes, and `to` answers what it answered. @throws Refusal */
export function retire(files: readonly ContentFile[], { number, to }: { number: number; to: number }): Change[] {
  const edit = new CorpusEdit(files);
  const [gone, target] = twoEntries(edit, number, to);
  leadTo(edit, gone, target);
  return edit.changes();
}

/** 合并：as `retire`, and what `number` says becomes a part of `to`. @throws Refusal */
export function merge(files: readonly ContentFile[], { number, to }: { number: number; to: number }): Change[] {
  const edit = new CorpusEdit(files);
  const [gone, target] = twoEntries(edit, number, to);
  const source = edit.text(gone.path);
  edit.edit(target.path, (text) => joinedFields(joinedBodies(text, source, gone), source));
  leadTo(edit, gone, target);
  const related = union(target.related, gone.related).filter((one) => one !== number && one !== to);
  edit.edit(target.path, (text) => withField(text, 'related', related));
  return edit.changes();
}

/** 改网址、题目：an entry gets another address or another question; the old ones still lead to it. @throws Refusal */
export function rename(
  files: readonly ContentFile[],
  { number, slug, title }: { number: number; slug?: string | undefined; title?: string | undefined },
): Change[] {
  const edit = new CorpusEdit(files);
  const entry = edit.entry(number);
  if (!slug && !title) throw new Refusal('请写新的网址或新的标准问');
  if (title && title !== entry.title) {
    edit.edit(entry.path, (text) => withField(text, 'title', title));
    const others = entry.aliases.filter((one) => one !== title);
    giveQuestions(edit, { ...entry, title, aliases: others }, [entry.title]);
  }
  if (slug && slug !== entry.slug) relocate(edit, entry, { topic: entry.topic, slug });
  return edit.changes();
}

/** 换专题：an entry moves to another topic; its old address still leads to it. @throws Refusal */
export function move(files: readonly ContentFile[], { number, topic }: { number: number; topic: string }): Change[] {
  const edit = new CorpusEdit(files);
  const entry = edit.entry(number);
  const id = Object.keys(edit.topics).find((one) => one === topic || edit.topics[one]?.label === topic);
  if (!id) throw new Refusal(`没有「${topic}」这个专题；可以写：${Object.keys(edit.topics).join('、')}`);
  if (id === entry.topic) throw new Refusal(`${number} 已经在「${edit.topics[id]?.label}」里`);
  if (/!\[[^\]]*\]\((?!https?:)/.test(edit.text(entry.path)))
    throw new Refusal(`${number} 有配图，图片要和条目在一个文件夹；请先把图片也放到 content/${id}/，再移动条目`);
  relocate(edit, entry, { topic: id, slug: entry.slug });
  return edit.changes();
}

/** 拆分：a branch or some questions of an entry become an entry of their own. @throws Refusal */
export function split(files: readonly ContentFile[], job: SplitJob): Change[] {
  const { number, title, slug, words, when, fresh } = job;
  const edit = new CorpusEdit(files);
  const entry = edit.entry(number);
  const place = { topic: entry.topic, slug };
  const isTaken = takenBy(edit, entry.topic);
  const problem = slugProblem(slug, isTaken);
  if (problem) throw new Refusal(problem);
  const isMoved = (text: string) => plain(text) === plain(title) || words.some((word) => text.includes(word));
  const [moved, kept] = [entry.aliases.filter(isMoved), entry.aliases.filter((alias) => !isMoved(alias))];
  const { body, rest } = when ? takeBranch(edit.text(entry.path), when) : { body: null, rest: edit.text(entry.path) };

  // What the file says beside its questions, such as dates and doubts, holds for both.
  let text = body === null ? draftOf(edit.text(entry.path), job) : withBody(edit.text(entry.path), body);
  text = withField(text, 'title', title).replace(/^number: *\d+/m, `number: ${fresh}`);
  // A title without its question mark is still the title.
  const own = moved.filter((alias) => plain(alias) !== plain(title));
  if (body !== null || own.length > 0) text = withField(text, 'aliases', own);
  text = withField(text, 'related', union([number], entry.related));
  edit.write(entryPath(place), text);
  edit.write(entry.path, withField(withField(rest, 'aliases', kept), 'related', union(entry.related, [fresh])));

  linkBack(edit, entry, fresh);
  const { taken, rest: stays } = splitSaid(edit.text(saidPath({ number })), isMoved);
  if (taken !== '') {
    edit.write(saidPath({ number: fresh }), taken);
    if (stays === '') edit.remove(saidPath({ number }));
    else edit.write(saidPath({ number }), stays);
  }
  return edit.changes();
}

export interface SplitJob {
  number: number;
  title: string;
  slug: string;
  /** Questions with one of these words belong to the new entry. */
  words: readonly string[];
  /** The branch whose texts the new entry gets; without it the new entry is a draft with blanks. */
  when?: string | undefined;
  /** The number of the new entry. */
  fresh: number;
}

/** Entries that a doubt names have to lead to every entry with that doubt. */
function linkBack(edit: CorpusEdit, { number, verify }: Entry, fresh: number): void {
  const numbers = new Map(edit.corpus.entries.map((entry) => [entry.number, entry]));
  for (const other of verify.flatMap((doubt) => entriesNamedIn(doubt, (one) => one !== number && numbers.has(one)))) {
    const { path, related = [] } = numbers.get(other) ?? {};
    if (path) edit.edit(path, (text) => withField(text, 'related', union(related, [fresh])));
  }
}

/** A draft with blanks under the fields of the entry that it is split from; nobody has reviewed the draft. */
function draftOf(source: string, { fresh: number, title }: SplitJob): string {
  const draft = draftText({ number, title });
  return withField(
    withFieldOf(withField(withBody(source, bodyOf(draft)), 'aliases', null), 'aliases', draft),
    'reviewed',
    null,
  );
}

/** 批量复核：the owners of topics have read these entries today. @throws Refusal */
export function review(
  files: readonly ContentFile[],
  { numbers, on, by }: { numbers: readonly number[]; on: string; by?: string | undefined },
): Change[] {
  const edit = new CorpusEdit(files);
  if (!isDay(on)) throw new Refusal(`「${on}」不是日期，要写成 2026-11-20 这样`);
  for (const number of numbers) {
    const { path, topic } = edit.entry(number);
    const owner = by ?? edit.topics[topic]?.owner ?? '';
    edit.edit(path, (text) => withField(text, 'reviewed', { on, by: owner }));
  }
  return edit.changes();
}

function twoEntries(edit: CorpusEdit, number: number, to: number): [Entry, Entry] {
  if (number === to) throw new Refusal(`${number} 不能指向它自己；请写现在回答这个问题的另一条`);
  return [edit.entry(number), edit.entry(to)];
}

function relocate(edit: CorpusEdit, entry: Entry, place: Pick<Entry, 'topic' | 'slug'>): void {
  const problem = slugProblem(place.slug, takenBy(edit, place.topic));
  if (problem) throw new Refusal(problem);
  edit.write(entryPath(place), edit.text(entry.path));
  edit.remove(entry.path);
  addRedirect(edit, entryUrl(entry), entry.number);
}

function takenBy(edit: CorpusEdit, topic: string): (slug: string) => boolean {
  return (slug) =>
    edit.paths().includes(entryPath({ topic, slug })) ||
    Object.hasOwn(edit.topics, `${topic}/${slug}`) ||
    edit.corpus.redirects[entryUrl({ topic, slug })] !== undefined;
}

function union<T>(first: readonly T[], second: readonly T[]): T[] {
  return [...new Set([...first, ...second])];
}
