/** Where content/ lives; settings.ts says which. */
export interface Repository {
  kind: 'github' | 'gitlab';
  url: string;
  branch: string;
}

/** Where a file is edited in the browser, on the Git host. */
export function editUrl(path: string, repository: Repository): string {
  const { kind, url, branch } = repository;
  const edit = { github: 'edit', gitlab: '-/edit' }[kind];
  return `${url}/${edit}/${branch}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** Where a new file is written in the browser, on the Git host; GitHub fills in the text. */
export function newFileUrl(path: string, text: string, repository: Repository): string {
  const { kind, url, branch } = repository;
  const folder = path.slice(0, path.lastIndexOf('/')).split('/').map(encodeURIComponent).join('/');
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (kind === 'gitlab') return `${url}/-/new/${branch}/${folder}?${new URLSearchParams({ file_name: name })}`;
  const filled = `${url}/new/${branch}/${folder}?${new URLSearchParams({ filename: name, value: text })}`;
  return filled.length <= longestAddress
    ? filled
    : `${url}/new/${branch}/${folder}?filename=${encodeURIComponent(name)}`;
}

/** GitHub answers longer addresses with an error; the text is then pasted. */
const longestAddress = 7500;

/** Where a file is put into a folder in the browser, on the Git host; on GitLab under ＋. */
export function uploadUrl(path: string, { kind, url, branch }: Repository): string {
  const folder = path.slice(0, path.lastIndexOf('/')).split('/').map(encodeURIComponent).join('/');
  return kind === 'github' ? `${url}/upload/${branch}/${folder}` : `${url}/-/tree/${branch}/${folder}`;
}

/** Every version of a file, on the Git host. */
export function historyUrl(path: string, repository: Repository): string {
  const { kind, url, branch } = repository;
  const commits = { github: 'commits', gitlab: '-/commits' }[kind];
  return `${url}/${commits}/${branch}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** How each Git host names the parts of a new issue in its address. */
const issueForms = {
  github: { path: 'issues/new', title: 'title', text: 'body' },
  gitlab: { path: '-/issues/new', title: 'issue[title]', text: 'issue[description]' },
} as const;

/** A new issue on the Git host with title and text filled in. */
export function issueUrl(title: string, text: string, repository: Repository): string {
  const form = issueForms[repository.kind];
  return `${repository.url}/${form.path}?${new URLSearchParams({ [form.title]: title, [form.text]: text })}`;
}

/** The parameter of an issue's address that holds the text. The browser appends what the reader sees. */
export function issueTextField({ kind }: Pick<Repository, 'kind'>): string {
  return issueForms[kind].text;
}
