import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Sheet } from '../../../src/browser/write/import-sheet.ts';
import { startJudge } from '../../../src/browser/write/judge.ts';
import type { FromWorker, ToWorker } from '../../../src/browser/write/judge-worker.ts';

/** A worker that answers when the test says so. */
class FakeWorker extends EventTarget {
  static latest: FakeWorker;
  readonly asked: ToWorker[] = [];
  constructor() {
    super();
    FakeWorker.latest = this;
  }
  postMessage(message: ToWorker): void {
    this.asked.push(message);
  }
  answer(data: FromWorker): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

beforeEach(() => {
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('location', new URL('http://kb.test/write/'));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const sheet = (name: string): Sheet => ({ name, bytes: new Uint8Array(), topic: 'a', number: 1 });
const imported = (line: string) => ({ report: [line], changes: [] });

function start() {
  const told: unknown[] = [];
  const tell = (what: unknown) => told.push(what);
  return { judge: startJudge({ files: [], today: '2026-11-24' }, tell, tell), told };
}

it('each sheet gets its own answer, in whichever order they come', async () => {
  const { judge } = start();
  const [first, second] = [judge.readSheet(sheet('一')), judge.readSheet(sheet('二'))];
  const worker = FakeWorker.latest;
  const [one = 0, two = 0] = worker.asked.flatMap((message) => (message.kind === 'sheet' ? message.turn : []));
  worker.answer({ kind: 'sheet', imported: imported('二'), turn: two });
  worker.answer({ kind: 'sheet', imported: imported('一'), turn: one });
  expect(await Promise.all([first, second])).toEqual([imported('一'), imported('二')]);
});

it('what a worker throws is told: of a sheet to who picked it, of changes only if they are the latest', async () => {
  const { judge, told } = start();
  const read = judge.readSheet(sheet('一'));
  judge.judge([]);
  judge.judge([]);
  const worker = FakeWorker.latest;
  const [reading = 0, older = 0, latest = 0] = worker.asked.flatMap((message) =>
    'turn' in message ? message.turn : [],
  );
  worker.answer({ kind: 'failed', message: '甲', turn: reading });
  await expect(read).rejects.toThrow('没有读成，程序出错了（甲）');
  worker.answer({ kind: 'failed', message: '乙', turn: older });
  worker.answer({ kind: 'failed', message: '丙', turn: latest });
  expect(told).toEqual([expect.stringMatching(/^没有查成，程序出错了（丙）/)]);
});

it('the worker answers with what it throws', async () => {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const listeners: ((event: { data: unknown }) => void)[] = [];
  vi.stubGlobal('addEventListener', (_name: string, listener: (typeof listeners)[number]) => listeners.push(listener));
  vi.stubGlobal('postMessage', resolve);
  await import('../../../src/browser/write/judge-worker.ts');
  listeners[0]?.({ data: { kind: 'corpus', corpus: { files: [], today: '2026-11-24' } } });
  listeners[0]?.({ data: { kind: 'changes', changes: null, pictures: [], turn: 7 } });
  expect(await promise).toEqual({ kind: 'failed', message: expect.stringContaining('TypeError'), turn: 7 });
});
