import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Report } from '../../../src/usage/beacon-query.ts';

let send: (event: { detail: Report }) => void;
const sent = vi.fn((_address: string) => Promise.reject(new Error('the network is down')));
const stored = new Map<string, string>();
const search = (query: string): Report => ({ kind: 'search', query, results: 1, confident: true, first: 1001 });

beforeAll(async () => {
  vi.stubGlobal('document', { querySelector: () => ({ content: '/qa/beacon' }) });
  vi.stubGlobal('addEventListener', (_type: string, listener: typeof send) => {
    send = listener;
  });
  vi.stubGlobal('fetch', sent);
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
  await import('../../../src/browser/send-beacon.ts');
});
afterAll(() => vi.unstubAllGlobals());
beforeEach(() => {
  sent.mockClear();
  stored.clear();
});

describe('a beacon', () => {
  it('goes to our own origin, and survives the page', () => {
    send({ detail: { kind: 'copy', number: 1001, which: 'reply' } });
    expect(sent).toHaveBeenCalledExactlyOnceWith('/qa/beacon?k=copy&e=1001&w=reply', {
      keepalive: true,
      cache: 'no-store',
    });
  });

  it('is not sent again for the same search on reload or on the way back', () => {
    for (const query of ['水印', '水印', '发票', '水印']) send({ detail: search(query) });
    expect(sent).toHaveBeenCalledTimes(3);
  });

  it('says of each search that was in vain that it was, another one between or not', () => {
    const unsure = (query: string): Report[] => [search(query), { kind: 'none', query }];
    for (const report of [...unsure('火星'), ...unsure('火星'), search('水印'), ...unsure('火星')])
      send({ detail: report });
    expect(sent.mock.calls.map(([address]) => /k=(\w+)/.exec(address)?.[1])).toEqual([
      'search',
      'none',
      'search',
      'search',
      'none',
    ]);
  });

  it('is sent for each time an entry is opened or copied', () => {
    for (let time = 0; time < 2; time++) {
      send({ detail: { kind: 'open', number: 1001, query: '水印', rank: 1 } });
      send({ detail: { kind: 'copy', number: 1001, which: 'reply' } });
    }
    expect(sent).toHaveBeenCalledTimes(4);
  });

  it('says of a copy what was searched before: from the results, or on the page that was opened from them', () => {
    const queries = () => sent.mock.calls.splice(0).map(([address]) => new URLSearchParams(address).get('q'));
    const copy: Report = { kind: 'copy', number: 1001, which: 'reply' };
    send({ detail: search('水印') });
    send({ detail: copy });
    expect(queries()).toEqual(['水印', '水印']);
    send({ detail: { kind: 'open', number: 1001, query: '电话 13900001111', rank: 1 } });
    send({ detail: copy });
    send({ detail: { ...copy, number: 1002 } });
    expect(queries()).toEqual(['电话 〔号码〕', '电话 〔号码〕', null]);
  });

  it('forgets a search whose results were left another way', async () => {
    send({ detail: search('水印') });
    vi.resetModules();
    await import('../../../src/browser/send-beacon.ts');
    sent.mockClear();
    send({ detail: { kind: 'copy', number: 1001, which: 'reply' } });
    expect(sent.mock.calls).toEqual([['/qa/beacon?k=copy&e=1001&w=reply', expect.anything()]]);
  });

  it('leaves nothing on the device but what was sent', () => {
    send({ detail: search('电话 13900001111') });
    expect([...stored.values()].join()).not.toContain('1390');
  });

  it('is sent where storage is forbidden, too', () => {
    vi.stubGlobal('sessionStorage', undefined);
    send({ detail: search('水印') });
    expect(sent).toHaveBeenCalledTimes(1);
  });
});
