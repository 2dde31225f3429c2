import type { Repository } from './edit-links.ts';

/** Stands in for the address that nobody has set: the build says so, and publishing refuses it. */
const placeholder = 'https://git.example.com/kling/kling-qa';

/**
 * What an operator or owner of the site may want to change, in one place; the environment of a build may say otherwise. Code for
 * browsers must not import this file, because a browser has no environment. What a build switches on: build-flags.ts.
 */
export const settings = {
  /** SITE_TITLE */
  title: process.env['SITE_TITLE'] || '可灵 QA',
  description: '可灵 AI 客服知识库：查得到、能直接发的答复',
  /** SITE_CONFIDENTIALITY: stands on every page and every printed sheet. */
  confidentiality: process.env['SITE_CONFIDENTIALITY'] || '快手内部文档，请勿外传',
  /** Where editors change content. */
  repository: repositoryFrom(process.env),
  /** Entries on one page of a topic; a larger topic is paged. */
  entriesPerPage: 40,
} as const satisfies Settings;

/** Whether nobody has said where editors change content: every link that leads there is dead. */
export function hasPlaceholder({ repository }: { repository: Repository } = settings): boolean {
  return repository.url === placeholder;
}

/**
 * SITE_REPOSITORY: the address as a browser opens it. SITE_REPOSITORY_KIND: github or gitlab, by which edit links are built;
 * by default what the address says. SITE_REPOSITORY_BRANCH: by default main.
 *
 * @throws with what to write instead
 */
export function repositoryFrom(environment: Record<string, string | undefined>): Repository {
  const url = (environment['SITE_REPOSITORY'] || placeholder).replace(/\/$/, '').replace(/\.git$/, '');
  if (!/^https?:\/\/[^\s?#]+\/[^\s?#]+$/.test(url))
    throw new Error(`SITE_REPOSITORY 要写成浏览器里打开的仓库地址，例如 ${placeholder}，现在是「${url}」`);
  const kind = environment['SITE_REPOSITORY_KIND'] || (/^https?:\/\/[^/]*github/.test(url) ? 'github' : 'gitlab');
  if (kind !== 'github' && kind !== 'gitlab')
    throw new Error(`SITE_REPOSITORY_KIND 只能是 github 或 gitlab，现在是「${kind}」`);
  return { kind, url, branch: environment['SITE_REPOSITORY_BRANCH'] || 'main' };
}

interface Settings {
  title: string;
  description: string;
  confidentiality: string;
  repository: Repository;
  entriesPerPage: number;
}
