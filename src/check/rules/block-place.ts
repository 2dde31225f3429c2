import { byParser, type Rule } from '../rule.ts';

export const blockPlace: Rule = {
  id: 'block-place',
  why: '内部说明套在话术里，会跟着话术一起发出去。',
  bad: '::::话术\n您好，可以。\n\n▸:::内部\n先核实。\n:::\n::::',
  good: ':::话术\n您好，可以。\n:::\n\n:::内部\n先核实。\n:::',
  check: byParser,
};
