import { expect, it } from 'vitest';
import { readKeptSearch } from '../../../src/browser/search/kept-search.ts';

it.each([
  ['nothing', null, null],
  ['another script’s state', { scroll: 3 }, null],
  ['a closed search', { search: null }, null],
  ['garbage', { search: { query: 5, number: 'x' } }, null],
  ['a query without a chosen hit', { search: { query: '退款', number: null } }, { query: '退款', number: null }],
  ['a query and a hit', { search: { query: '退款', number: 1004 } }, { query: '退款', number: 1004 }],
])('of %s Back brings back what was kept', (_what, state, kept) => {
  expect(readKeptSearch(state)).toEqual(kept);
});
