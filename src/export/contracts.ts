import { z } from 'zod';

/**
 * What other programs may rely on: the shape of each JSON file of the site. A change that could break a reader needs a new
 * version; `npm run generate` refuses such a change without one (breaking-change.ts).
 */

const day = z.iso.date().describe('A day in Asia/Shanghai, inclusive');

const answerFields = {
  number: z.int().min(1000).describe('Permanent; agents quote it in tickets'),
  url: z.string().describe("Path of the entry's page on this server"),
  topic: z.string(),
};

const validityFields = { validFrom: day.nullable(), validUntil: day.nullable() };

const exportedReply = z.object({
  when: z.string().nullable().describe('The case that the reply is for; null: for every case'),
  text: z.string().describe('Exactly what the button copies'),
});

const escalation = z.object({
  label: z.string(),
  standardQuestion: z.string().optional(),
  queue: z.string().optional(),
  record: z.array(z.object({ label: z.string(), value: z.string().optional(), how: z.string().optional() })),
  tellCustomer: z.string().optional(),
  route: z.string(),
  when: z.string().nullable(),
  condition: z.string(),
  ticket: z.string(),
});

const exportedEntry = z.object({
  ...answerFields,
  title: z.string(),
  aliases: z.array(z.string()),
  status: z.enum(['published', 'unpublished']),
  reviewed: z.object({ on: day, by: z.string() }).nullable(),
  ...validityFields,
  verify: z.array(z.string()).describe('Open doubts; an entry that has any is doubtful'),
  missing: z.array(z.string()),
  related: z.array(z.int()),
  replies: z.array(exportedReply).describe('Only what may be sent to a customer'),
  slots: z
    .array(z.string())
    .describe('Names of the slots, written {{?name}}, of replies and escalation: who sends these texts fills them in'),
  internal: z.array(z.string()).describe('For agents alone: never to be sent'),
  escalation: escalation.nullable(),
  updated: day.nullable().describe('The last change in Git; null where history is not there'),
});

const publicReply = z.object({
  ...answerFields,
  question: z.string(),
  aliases: z.array(z.string()),
  condition: z.string().nullable().describe('The case that the reply is for; null: for every case'),
  text: z.string().describe('To be sent as it is'),
  ...validityFields,
  token: z
    .string()
    .describe(
      'Changes with the reply: a token that is in the file no longer stands for a reply that may not be sent any more',
    ),
});

/** The files by name, each with its version and its shape. */
export const contracts = {
  entries: z.object({ version: z.literal(1), entries: z.array(exportedEntry) }),
  replies: z.object({ version: z.literal(1), day, replies: z.array(publicReply) }),
  version: z.object({
    version: z.literal(1),
    commit: z.string().nullable(),
    built: z.iso.datetime(),
    entries: z.int().min(1),
  }),
} as const;

export type EntriesJson = z.infer<typeof contracts.entries>;
export type ExportedEntry = z.infer<typeof exportedEntry>;
export type RepliesJson = z.infer<typeof contracts.replies>;
export type PublicReply = z.infer<typeof publicReply>;
export type VersionJson = z.infer<typeof contracts.version>;

/** File name → JSON Schema of a file of the site. Fields that a reader does not know may be added, so none is forbidden. */
export function contractSchemas(): Record<string, object> {
  return Object.fromEntries(
    Object.entries(contracts).map(([name, schema]) => [
      `${name}-${schema.shape.version.value}.schema.json`,
      z.toJSONSchema(schema, { io: 'input' }),
    ]),
  );
}
