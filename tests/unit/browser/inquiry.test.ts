import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Results } from '../../../src/browser/search/current-engine.ts';
import { Inquiry } from '../../../src/browser/search/inquiry.ts';
import type { Report } from '../../../src/usage/beacon-query.ts';

let told: string[] = [];
const sure = { hits: [{ number: 1001 }], confident: true } as unknown as Results;
const unsure = { hits: [] as unknown[], confident: false } as Results;

beforeEach(() => {
  told = [];
  vi.useFakeTimers();
  vi.stubGlobal('dispatchEvent', ({ detail }: CustomEvent<Report>) =>
    told.push(`${detail.kind} ${'query' in detail ? detail.query : ''}`),
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Types one query after the other; each stands still. */
function type(inquiry: Inquiry, ...queries: string[]): void {
  for (const query of queries) {
    inquiry.hold(query, sure, false);
    inquiry.stand();
  }
}

describe('what was asked', () => {
  it('is told once it is used or left, however short it stood', () => {
    const inquiry = new Inquiry();
    inquiry.hold(' 怎么开发票 ', sure, false);
    expect(told).toEqual([]);
    inquiry.tell();
    inquiry.tell();
    expect(told).toEqual(['search 怎么开发票']);
  });

  it('is told once it has stood for long, and then only once', () => {
    const inquiry = new Inquiry();
    type(inquiry, '怎么开发票');
    vi.advanceTimersByTime(500);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1000);
    inquiry.tell();
    expect(told).toEqual(['search 怎么开发票']);
  });

  it('is told once another question follows', () => {
    type(new Inquiry(), '发票', '水印', '退款');
    expect(told).toEqual(['search 发票', 'search 水印']);
  });

  it('is the whole of it, however slowly it is typed, and from whichever end', () => {
    const inquiry = new Inquiry();
    type(inquiry, '怎', '怎么', '怎么去', '怎么去水', '怎么去水印', '请问怎么去水印');
    inquiry.tell();
    expect(told).toEqual(['search 请问怎么去水印']);
  });

  it('is not what is left while it is deleted letter by letter', () => {
    const inquiry = new Inquiry();
    type(inquiry, '怎么去水印', '怎么去水', '怎么去', '怎么');
    inquiry.drop();
    expect(told).toEqual(['search 怎么去水印']);
  });

  it('is not what nobody had time to read', () => {
    const inquiry = new Inquiry();
    inquiry.hold('发漂', sure, false);
    inquiry.hold('发票', sure, false);
    inquiry.tell();
    expect(told).toEqual(['search 发票']);
  });

  it('is not what is being typed a second after a filter was chosen', () => {
    const inquiry = new Inquiry();
    inquiry.hold('水印', sure, false);
    inquiry.stand();
    vi.advanceTimersByTime(500);
    inquiry.hold('水印', sure, true);
    inquiry.stand();
    vi.advanceTimersByTime(400);
    inquiry.hold('水印怎', sure, true);
    vi.advanceTimersByTime(500);
    expect(told).toEqual([]);
  });

  it('was asked in vain only if no filter is to blame', () => {
    const inquiry = new Inquiry();
    inquiry.hold('火星', unsure, false);
    inquiry.tell();
    inquiry.hold('月球', unsure, true);
    inquiry.tell();
    expect(told).toEqual(['search 火星', 'none 火星', 'search 月球']);
  });

  it('is what was found without filters, where both were tried', () => {
    for (const order of [
      [true, false],
      [false, true],
    ]) {
      const inquiry = new Inquiry();
      for (const isNarrowed of order) inquiry.hold('火星', unsure, isNarrowed);
      inquiry.tell();
    }
    expect(told).toEqual(['search 火星', 'none 火星', 'search 火星', 'none 火星']);
  });
});
