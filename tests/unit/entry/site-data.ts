import type { SiteData } from '../../../src/entry/site-data.ts';

/** What test entries may refer to. */
export const siteData: SiteData = {
  topics: {
    membership: { label: '会员', description: '会员', owner: '会员组', reviewEvery: 180 },
    'membership/subscription': { label: '订阅', description: '订阅', owner: '会员组', reviewEvery: 180 },
  },
  escalations: {
    二线: { label: '工单流转二线', queue: '二线', record: [{ label: '账号 ID' }], tellCustomer: '已记录' },
  },
  facts: {
    'tax-rate': { text: '6%', meaning: '税率', words: [] },
    'web-url': { text: 'https://klingai.kuaishou.com/', meaning: '网页端', words: [] },
  },
};

/** A file with sound front matter and the given body. */
export function fileWith(body: string, frontMatter = 'number: 1005\ntitle: 问题\nstatus: published'): string {
  return `---\n${frontMatter}\n---\n\n${body}\n`;
}
