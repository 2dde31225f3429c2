/**
 * `node cli/open-issues.mjs FOLDER`: brings the issues of the host in line with the files that `npm run ops:upkeep -- --out FOLDER`
 * wrote: one open issue a file, updated each night; issues of earlier nights that have no file any more are closed. Asks GitHub
 * or GitLab, whichever runs the job, with the token of the job alone.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const prefix = '知识库待办：';
const env = process.env;
const folder = process.argv[2] ?? 'upkeep';

/** What differs between the hosts. */
const host = env.GITHUB_ACTIONS
  ? {
      url: `${env.GITHUB_API_URL}/repos/${env.GITHUB_REPOSITORY}/issues`,
      headers: { authorization: `Bearer ${env.GITHUB_TOKEN}`, accept: 'application/vnd.github+json' },
      open: 'state=open',
      update: 'PATCH',
      id: (issue) => issue.number,
      content: (title, body) => ({ title, body }),
      closed: { state: 'closed' },
    }
  : {
      url: `${env.CI_API_V4_URL}/projects/${env.CI_PROJECT_ID}/issues`,
      headers: { 'private-token': env.UPKEEP_TOKEN ?? '' },
      open: `state=opened&in=title&search=${encodeURIComponent(prefix)}`,
      update: 'PUT',
      id: (issue) => issue.iid,
      content: (title, body) => ({ title, description: body }),
      closed: { state_event: 'close' },
    };

async function ask(path, method = 'GET', data = undefined) {
  const response = await fetch(`${host.url}${path}`, {
    method,
    headers: { ...host.headers, 'content-type': 'application/json' },
    ...(data ? { body: JSON.stringify(data) } : {}),
  });
  if (!response.ok) throw new Error(`${method} ${host.url}${path}：${response.status} ${await response.text()}`);
  return response.json();
}

/** All open issues of the nightly job. A host tells them page by page, and GitHub counts pull requests as issues. */
async function openIssues() {
  const issues = [];
  for (let page = 1; ; page++) {
    const told = await ask(`?${host.open}&per_page=100&page=${page}`);
    if (told.length === 0) return issues;
    issues.push(...told.filter(({ title, pull_request }) => title.startsWith(prefix) && !pull_request));
  }
}

const wanted = readdirSync(folder)
  .filter((name) => /^\d+\.md$/.test(name))
  .map((name) => {
    const [first = '', ...rest] = readFileSync(join(folder, name), 'utf8').split('\n');
    return { title: first.replace(/^# /, ''), body: rest.join('\n').trim() };
  });
const open = await openIssues();
for (const { title, body } of wanted) {
  const known = open.find((issue) => issue.title === title);
  await (known
    ? ask(`/${host.id(known)}`, host.update, host.content(title, body))
    : ask('', 'POST', host.content(title, body)));
  console.log(`${known ? '更新' : '新建'}：${title}`);
}
for (const issue of open.filter(({ title }) => !wanted.some((one) => one.title === title))) {
  await ask(`/${host.id(issue)}`, host.update, host.closed);
  console.log(`关闭：${issue.title}`);
}
