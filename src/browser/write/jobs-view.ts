import { Refusal } from '../../jobs/corpus-edit.ts';
import { merge, move, rename, retire } from '../../jobs/jobs.ts';
import type { Change } from '../../markdown/changes.ts';
import type { ContentFile } from '../../markdown/content-file.ts';
import { make } from '../search/dom.ts';

interface Job {
  label: string;
  ask: string;
  run: (files: readonly ContentFile[], number: number, answer: string) => Change[];
}

/** What takes several files, and one answer of the editor. */
const jobs: Job[] = [
  {
    label: '停用',
    ask: '现在回答这个问题的编号',
    run: (files, number, answer) => retire(files, { number, to: Number(answer) }),
  },
  {
    label: '合并进另一条',
    ask: '留下的那一条的编号',
    run: (files, number, answer) => merge(files, { number, to: Number(answer) }),
  },
  { label: '改网址', ask: '新的英文网址', run: (files, number, slug) => rename(files, { number, slug }) },
  { label: '换专题', ask: '新的专题', run: (files, number, topic) => move(files, { number, topic }) },
];

/**
 * The jobs of an entry that is there already.
 *
 * @param done gets every file that a job changes
 */
export function jobsView(
  number: number,
  files: readonly ContentFile[],
  done: (changes: Change[]) => void,
): HTMLElement {
  const select = make('select', { id: 'job' }, ...jobs.map(({ label }) => make('option', {}, label)));
  const input = make('input', { type: 'text', id: 'job-answer', autocomplete: 'off' });
  const label = make('label', { for: 'job-answer' });
  const refusal = make('p', { class: 'notice warn', role: 'alert', hidden: true });
  const ask = () => {
    label.textContent = jobs[select.selectedIndex]?.ask ?? '';
  };
  const run = () => {
    refusal.hidden = true;
    try {
      done(jobs[select.selectedIndex]?.run(files, number, input.value.trim()) ?? []);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusal.hidden = false;
      refusal.textContent = error.message;
    }
  };
  select.addEventListener('input', ask);
  ask();
  return make(
    'details',
    { class: 'write-jobs' },
    make('summary', {}, '停用、合并、改网址、换专题'),
    make('p', { class: 'hint' }, '这些要同时改几个文件，改哪些在「交出去」里列出。'),
    make('p', {}, make('label', { for: 'job' }, '要做的事 '), select),
    make('p', {}, label, input),
    make('button', { type: 'button', class: 'button', onclick: run }, '列出要改的文件'),
    refusal,
  );
}
