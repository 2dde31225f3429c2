import type { Claims } from '../../search/model/claims.ts';
import { make } from '../search/dom.ts';
import { startWorker } from '../trusted-types.ts';
import type { ToClaims } from './claims-worker.ts';
import workerUrl from './claims-worker.ts?worker&url';
import { brokenText } from './judge.ts';

/** Sentences of each kind that are shown at most. */
const most = 20;

/**
 * Whose questions an entry would answer once it is published. Search is taught anew for that, which takes seconds, so it
 * happens when somebody asks.
 *
 * @param ask what to teach: the corpus, and what is written so far
 */
export function claimsView(ask: () => Promise<ToClaims>): HTMLElement[] {
  const list = make('div', { role: 'status' });
  let worker: Worker | undefined;
  const say = (text: string) => list.replaceChildren(make('p', { class: 'hint' }, text));
  const fail = (thrown?: string) => {
    worker = undefined;
    say(`没有算出来，${thrown ? brokenText(thrown) : '请检查网络，再试一次。'}`);
  };
  const start = () => {
    const started = startWorker(workerUrl);
    started.onmessage = ({ data }: MessageEvent<Claims>) => list.replaceChildren(...linesOf(data));
    started.onerror = ({ message }) => fail(message);
    return started;
  };
  const run = async () => {
    say('正在让搜索重新学一遍，要几秒…');
    const question = await ask();
    worker ??= start();
    worker.postMessage(question);
  };
  return [
    make('p', { class: 'hint' }, '标准问和别名合并以后会先搜到谁，又会从别的条目拿走哪些问法。'),
    make('button', { type: 'button', class: 'button', onclick: () => void run().catch(() => fail()) }, '看看会搜到谁'),
    list,
  ];
}

function linesOf({ own, lost, taken }: Claims): HTMLElement[] {
  const rows = (title: string, lines: readonly string[]) =>
    lines.length === 0
      ? []
      : [
          make('p', {}, title),
          make('ul', {}, ...lines.slice(0, most).map((line) => make('li', {}, line))),
          ...(lines.length > most ? [make('p', { class: 'hint' }, `还有 ${lines.length - most} 句`)] : []),
        ];
  return [
    make('p', {}, `${own} 种问法先搜到这一条。`),
    ...rows(
      '这些先搜到别的：',
      lost.map(({ question, to }) => `「${question}」→ ${to || '什么也没有'}`),
    ),
    ...rows(
      '这些原来先搜到别的条目，会被这一条拿走：',
      taken.map(({ question, from }) => `「${question}」← ${from}`),
    ),
    ...(taken.length === 0 ? [make('p', {}, '没有从别的条目拿走问法。')] : []),
  ];
}
