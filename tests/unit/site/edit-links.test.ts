import { expect, test } from 'vitest';
import { editUrl, issueTextField, issueUrl } from '../../../src/site/edit-links.ts';

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
