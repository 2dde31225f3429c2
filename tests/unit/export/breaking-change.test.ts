import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findBreakingChanges, type Schema } from '../../../src/export/breaking-change.ts';
import { contractSchemas } from '../../../src/export/contracts.ts';

const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' }) as Schema;
const entry = z.object({
  number: z.int(),
  title: z.string(),
  status: z.enum(['a', 'b']),
  day: z.iso.date().nullable(),
});
const fileOf = (each: z.ZodType) => schemaOf(z.object({ version: z.literal(1), entries: z.array(each) }));

describe('findBreakingChanges', () => {
  const breaking: [string, z.ZodType, string][] = [
    ['a field is gone', entry.omit({ title: true }), 'entries[].title is gone'],
    ['a field may be absent', entry.partial({ title: true }), 'entries[].title may be absent now'],
    ['a number became a text', entry.extend({ number: z.string() }), 'entries[].number: integer became string'],
    ['a whole number became any', entry.extend({ number: z.number() }), 'entries[].number: integer became number'],
    ['a text may be null', entry.extend({ title: z.string().nullable() }), 'entries[].title: null is new'],
    ['a word is new', entry.extend({ status: z.enum(['a', 'b', 'c']) }), 'entries[].status: "b" became "c"'],
    ['a day became any text', entry.extend({ day: z.string().nullable() }), 'string date became string'],
    ['a text became a list', entry.extend({ title: z.array(z.string()) }), 'entries[].title: string became array'],
  ];
  it.each(breaking)('says that %s', (_what, after, reason) => {
    expect(findBreakingChanges(fileOf(entry), fileOf(after)).join()).toContain(reason.split(': "b"')[0]);
  });

  const harmless: [string, z.ZodType][] = [
    ['nothing', entry],
    ['a new field', entry.extend({ more: z.string() })],
    ['a field that is never null any more', entry.extend({ day: z.iso.date() })],
    ['a word fewer', entry.extend({ status: z.enum(['a', 'b']).exclude(['b']) })],
    ['another description', entry.extend({ title: z.string().describe('x') })],
  ];
  it.each(harmless)('takes no offence at %s', (_what, after) => {
    expect(findBreakingChanges(fileOf(entry), fileOf(after))).toEqual([]);
  });

  it('compares versions', () => {
    const [one, two] = [1, 2].map((version) => schemaOf(z.object({ version: z.literal(version) })));
    expect(findBreakingChanges(one ?? {}, two ?? {})).toEqual(['version: 1 became 2']);
  });
});

it('no contract forbids a field that a reader does not know', () => {
  expect(Object.keys(contractSchemas())).toEqual([
    'entries-1.schema.json',
    'replies-1.schema.json',
    'version-1.schema.json',
  ]);
  expect(JSON.stringify(contractSchemas())).not.toContain('additionalProperties');
});
