/** What an operator or owner of the site may want to change, in one place. What a build switches on: build-flags.ts. */
export const settings = {
  title: '可灵 QA',
  description: '可灵 AI 客服知识库：查得到、能直接发的答复',
  /** Stands on every page and every printed sheet. */
  confidentiality: '快手内部文档，请勿外传',
  /** Where editors change content. `kind` decides how edit links are built. */
  repository: { kind: 'gitlab', url: 'https://git.example.com/kling/kling-qa', branch: 'main' },
  /** Entries on one page of a topic; a larger topic is paged. */
  entriesPerPage: 40,
} as const satisfies Settings;

interface Settings {
  title: string;
  description: string;
  confidentiality: string;
  repository: { kind: 'github' | 'gitlab'; url: string; branch: string };
  entriesPerPage: number;
}
