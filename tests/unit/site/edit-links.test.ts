import { expect, test } from 'vitest';
import { editUrl, issueTextField, issueUrl, newFileUrl, type Repository } from '../../../src/site/edit-links.ts';

const hosts = [
  {
    repository: { kind: 'github', url: 'https://github.example.com/kling/qa', branch: 'main' },
    edit: 'https://github.example.com/kling/qa/edit/main/content/a/x.md',
    issue: 'https://github.example.com/kling/qa/issues/new',
    title: 'title',
    text: 'body',
  },
  {
    repository: { kind: 'gitlab', url: 'https://gitlab.example.com/kling/qa', branch: 'main' },
    edit: 'https://gitlab.example.com/kling/qa/-/edit/main/content/a/x.md',
    issue: 'https://gitlab.example.com/kling/qa/-/issues/new',
    title: 'issue[title]',
    text: 'issue[description]',
  },
] as const;

test.each(hosts)(
  '$repository.kind: editing a file and reporting a problem',
  ({ repository, edit, issue, title, text }) => {
    expect(editUrl('content/a/x.md', repository)).toBe(edit);
    const url = new URL(issueUrl('报告 #1005', '哪里不对：\n1 & 2 = 3', repository));
    expect(url.origin + url.pathname).toBe(issue);
    expect(url.searchParams.get(title)).toBe('报告 #1005');
    expect(url.searchParams.get(text)).toBe('哪里不对：\n1 & 2 = 3');
    expect(issueTextField(repository)).toBe(text);
  },
);

test('a new file is begun with its name, on GitHub with its text too, as long as the address is short enough', () => {
  const [{ repository: github }, { repository: gitlab }] = hosts;
  const on = (repository: Repository, text: string) => new URL(newFileUrl('content/a/x.md', text, repository));
  const filled = on(github, '---\n1 & 2\n');
  expect(filled.pathname).toBe('/kling/qa/new/main/content/a');
  expect(Object.fromEntries(filled.searchParams)).toEqual({ filename: 'x.md', value: '---\n1 & 2\n' });
  expect(Object.fromEntries(on(github, '长'.repeat(3000)).searchParams)).toEqual({ filename: 'x.md' });
  expect(on(gitlab, '字').href).toBe('https://gitlab.example.com/kling/qa/-/new/main/content/a?file_name=x.md');
});
