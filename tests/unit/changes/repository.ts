import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Files of a commit: path below content/ → text, or null to delete it. */
export type Files = Record<string, string | null>;

/** A Git repository of its own with a content/ folder, for tests of what the site reads from history. */
export class Repository {
  readonly folder = mkdtempSync(join(tmpdir(), 'history-'));
  readonly content = join(this.folder, 'content');

  constructor() {
    mkdirSync(this.content);
    this.git('init', '--quiet', '--initial-branch=main');
  }

  write(files: Files): void {
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.content, path);
      if (text === null) rmSync(file);
      else {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    }
  }

  /** Writes files and commits them at an instant. */
  commit(instant: string, files: Files): void {
    this.write(files);
    this.git('add', '--all');
    this.git('-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '--quiet', '--message=x', { instant });
  }

  git(...args: (string | { instant: string })[]): void {
    const words = args.filter((arg) => typeof arg === 'string');
    const instant = args.find((arg) => typeof arg === 'object')?.instant;
    const dates = instant ? { GIT_AUTHOR_DATE: instant, GIT_COMMITTER_DATE: instant } : {};
    execFileSync('git', words, { cwd: this.folder, env: { ...process.env, ...dates }, stdio: 'ignore' });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** The YAML files that every corpus has. */
export const siteFiles: Files = {
  'topics.yml': 'a: { label: 甲, description: 甲, owner: 甲组, reviewEvery: 90 }\n',
  'facts.yml': 'tax-rate: { text: 6%, meaning: 发票税率 }\nbio: { text: 300 字, meaning: 简介字数 }\n',
  'escalations.yml': '二线: { label: 二线, queue: 二线组, tellCustomer: 您好，已为您转交。 }\n',
};

interface Parts {
  number?: number;
  title?: string;
  fields?: string;
  reply?: string;
  rest?: string;
}

/** The text of an entry. */
export function entryText({ number = 1001, title = '问题', fields = '', reply = '您好。', rest = '' }: Parts): string {
  return `---\nnumber: ${number}\ntitle: ${title}\nstatus: published\n${fields}---\n\n:::话术\n${reply}\n:::\n${rest}`;
}
