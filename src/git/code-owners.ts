import type { Topics } from '../entry/site-data.ts';

/**
 * The groups that review for each role named in content/topics.yml. Groups, never persons: people come and go. The same
 * names work on GitHub (organisation/team) and on GitLab (group/subgroup).
 */
export const ownerHandles: Readonly<Record<string, string>> = {
  会员组: '@kling-qa/membership',
  财务组: '@kling-qa/finance',
  开放平台组: '@kling-qa/open-platform',
  运营组: '@kling-qa/operations',
  产品组: '@kling-qa/product',
};

/**
 * content/topics.yml → the text of CODEOWNERS, which stands at the root because GitHub and GitLab both read it there. Topics of a
 * role that has no group yet are left to the groups that may approve everything.
 */
export function codeOwners(topics: Topics, handles = ownerHandles): string {
  const rows = Object.entries(topics).flatMap(([id, { owner }]): [string, string][] => {
    const handle = handles[owner];
    return handle ? [[`/content/${id}/`, handle]] : [];
  });
  // The last row that matches decides, so a topic inside another one comes after it.
  rows.sort(([a], [b]) => depth(a) - depth(b));
  const all = [...new Set(rows.map(([, handle]) => handle))];
  return [
    '# Made from content/topics.yml by: npm run generate',
    '',
    '# What every topic relies on, and topics whose role has no group yet: any of the groups may approve.',
    ...(all.length > 0 ? [`/content/ ${all.join(' ')}`] : []),
    '',
    ...rows.map((row) => row.join(' ')),
    '',
  ].join('\n');
}

function depth(path: string): number {
  return path.split('/').length;
}
