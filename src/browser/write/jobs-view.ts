import { shanghaiDate } from '../../entry/days.ts';
import type { Entry } from '../../entry/entry.ts';
import { Refusal } from '../../jobs/corpus-edit.ts';
import { merge, move, rename, retire, review, split } from '../../jobs/jobs.ts';
import type { Change } from '../../markdown/changes.ts';
import type { ContentFile } from '../../markdown/content-file.ts';
import type { Corpus } from '../../markdown/corpus.ts';
import { make } from '../search/dom.ts';
import { ownersOf, topicsOf } from './fields.ts';

/** What the questions of jobs depend on. */
interface Known {
  corpus: Corpus;
  /** The entry that is edited; null on the page of a new one. */
  entry: Entry | null;
  /** The next number that nobody has used. */
  fresh: number;
}

interface Question {
  name: string;
  label: string;
  /** What can be picked; without it the answer is typed. */
  options?: (known: Known) => [value: string, label: string][];
  value?: (known: Known) => string;
}

type Answers = Record<string, string>;

interface Job {
  label: string;
  /** The job is not about the entry that is edited, and is offered without one, too. */
  isGeneral?: true;
  questions: Question[];
  run(files: readonly ContentFile[], answers: Answers, known: Known): Change[];
}

/** A job that somebody began. */
export interface KeptJob {
  label: string;
  answers: Answers;
}

const target = (label: string): Question => ({ name: 'to', label });
const numberOf = ({ entry }: Known) => entry?.number ?? 0;

/** What takes several files. The same code runs as `npm run retire` and so on. */
const jobs: Job[] = [
  {
    label: '停用',
    questions: [target('现在回答这个问题的编号')],
    run: (files, { to }, known) => retire(files, { number: numberOf(known), to: Number(to) }),
  },
  {
    label: '合并进另一条',
    questions: [target('留下的那一条的编号')],
    run: (files, { to }, known) => merge(files, { number: numberOf(known), to: Number(to) }),
  },
  {
    label: '改网址',
    questions: [{ name: 'slug', label: '新的英文网址' }],
    run: (files, { slug }, known) => rename(files, { number: numberOf(known), slug }),
  },
  {
    label: '换专题',
    questions: [{ name: 'topic', label: '新的专题', options: ({ corpus }) => topicsOf(corpus) }],
    run: (files, { topic = '' }, known) => move(files, { number: numberOf(known), topic }),
  },
  {
    label: '拆分',
    questions: [
      { name: 'title', label: '新条目的标准问' },
      { name: 'slug', label: '新条目的英文网址' },
      { name: 'when', label: '哪种情形归新条目', options: branchesOf },
      { name: 'words', label: '有这些词的别名和原话归新条目，用逗号隔开' },
    ],
    run: (files, { title = '', slug = '', when, words = '' }, known) => {
      if (title.trim() === '') throw new Refusal('请写新条目的标准问');
      const list = words.split(/[,，、\s]+/).filter(Boolean);
      return split(files, {
        number: numberOf(known),
        title: title.trim(),
        slug,
        when,
        words: list,
        fresh: known.fresh,
      });
    },
  },
  {
    label: '批量复核',
    isGeneral: true,
    questions: [
      { name: 'numbers', label: '核实过的编号', value: ({ entry }) => (entry ? String(entry.number) : '') },
      { name: 'on', label: '哪天核实的', value: () => shanghaiDate(new Date()) },
      {
        name: 'by',
        label: '核实的角色',
        options: ({ corpus }) => [['', '各自专题负责的角色'], ...ownersOf(corpus).slice(1)],
      },
    ],
    run: (files, { numbers = '', on = '', by }) => {
      const list = numbers.match(/\d+/g) ?? [];
      if (list.length === 0) throw new Refusal('请写核实过的编号，例如 1004、1006');
      return review(files, { numbers: list.map(Number), on, by: by || undefined });
    },
  },
];

export interface JobsOptions extends Known {
  /** The files of content/, those of content/said/ included. */
  files: () => Promise<readonly ContentFile[]>;
  kept: KeptJob | null;
  note: (job: KeptJob) => void;
  /** Gets every file that a job changes. */
  done: (changes: Change[]) => void;
}

/** The jobs of the entry that is edited, or those of no single entry. */
export function jobsView({ files, kept, note, done, ...known }: JobsOptions): HTMLElement {
  const offered = jobs.filter(({ isGeneral }) => known.entry !== null || isGeneral);
  const select = make('select', { id: 'job' }, ...offered.map(({ label }) => make('option', {}, label)));
  const asked = make('div', { class: 'write-form' });
  const refusal = make('p', { class: 'notice warn', role: 'alert', hidden: true });
  const job = () => offered[select.selectedIndex];
  const answers = (): Answers =>
    Object.fromEntries([...asked.querySelectorAll<Control>('[name]')].map(({ name, value }) => [name, value.trim()]));
  const ask = (given: Answers = {}) =>
    asked.replaceChildren(
      ...(job()?.questions ?? []).map((question) => questionView(question, known, given[question.name])),
    );
  const run = async () => {
    refusal.hidden = true;
    try {
      done(job()?.run(await files(), answers(), known) ?? []);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusal.hidden = false;
      refusal.textContent = error.message;
    }
  };
  select.addEventListener('input', () => ask());
  asked.addEventListener('input', () => note({ label: job()?.label ?? '', answers: answers() }));
  const at = offered.findIndex(({ label }) => label === kept?.label);
  if (at >= 0) select.selectedIndex = at;
  ask(at >= 0 ? kept?.answers : {});
  return make(
    'details',
    { class: 'write-jobs', open: at >= 0 },
    make('summary', {}, known.entry ? '停用、合并、改网址、换专题、拆分、批量复核' : '批量复核'),
    make('p', { class: 'hint' }, '这些要同时改几个文件，改哪些在「交出去」里列出。'),
    offered.length > 1 && make('p', {}, make('label', { for: 'job' }, '要做的事 '), select),
    asked,
    make('button', { type: 'button', class: 'button', onclick: () => void run() }, '列出要改的文件'),
    refusal,
  );
}

type Control = HTMLInputElement | HTMLSelectElement;

function questionView({ name, label, options, value }: Question, known: Known, given: string | undefined): HTMLElement {
  const id = `job-${name}`;
  const control = options
    ? make('select', { id, name }, ...options(known).map(([value, text]) => make('option', { value }, text)))
    : make('input', { type: 'text', id, name, autocomplete: 'off' });
  control.value = given ?? value?.(known) ?? (options?.(known)[0]?.[0] || '');
  return make('div', { class: 'write-field' }, make('label', { for: id }, label), control);
}

function branchesOf({ entry }: Known): [string, string][] {
  const branches = (entry?.blocks ?? []).flatMap((block) => (block.kind === 'branch' ? block.when : []));
  return [['', '都不归，新条目另写'], ...branches.map((when): [string, string] => [when, when])];
}
