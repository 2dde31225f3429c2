import { settings } from './settings.ts';

type Repository = (typeof settings)['repository'] | { kind: 'github'; url: string; branch: string };

/** Where a file is edited in the browser, on the Git host. */
export function editUrl(path: string, repository: Repository = settings.repository): string {
  const { kind, url, branch } = repository;
  const edit = { github: 'edit', gitlab: '-/edit' }[kind];
  return `${url}/${edit}/${branch}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** A new issue on the Git host with title and text filled in. */
export function issueUrl(title: string, text: string, repository: Repository = settings.repository): string {
  const { kind, url } = repository;
  return kind === 'github'
    ? `${url}/issues/new?${new URLSearchParams({ title, body: text })}`
    : `${url}/-/issues/new?${new URLSearchParams({ 'issue[title]': title, 'issue[description]': text })}`;
}
