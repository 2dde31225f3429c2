/**
 * `npm run apply -- FILE`: writes what somebody wrote on /write/ and handed in as one file. The gate judges it first. Exit
 * code 1 if it finds an error, or if a file changed meanwhile; nothing is written then.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromContentPath } from '../src/entry/paths.ts';
import { contentDirectory, readContentFiles } from '../src/site/content-files.ts';
import { changedMeanwhile, type HandedIn, handedInSchema } from '../src/write/handed-in.ts';
import { Misuse, runCommand } from './command.ts';
import { writeChanges } from './write-changes.ts';

const directory = contentDirectory();

await runCommand({
  usage: '用法：npm run apply -- 交来的文件.json',
  options: {},
  async run({ positionals: [name, ...more] }) {
    if (!name || more.length > 0) throw new Misuse('请写一个交来的文件');
    const handedIn = read(name);
    const files = readContentFiles(directory);
    const stale = [...changedMeanwhile(handedIn, files), ...otherPictures(handedIn)];
    if (stale.length > 0) {
      console.log(`这些文件后来又改过，没有写：${stale.join('、')}。请在最新的页面上重新改一遍。`);
      return false;
    }
    return writeChanges(directory, files, handedIn.changes, handedIn.pictures);
  },
});

/** Pictures in whose place another one stands by now. */
function otherPictures({ pictures }: HandedIn): string[] {
  return pictures
    .filter(({ path, base64 }) => {
      const file = join(directory, fromContentPath(path));
      return existsSync(file) && readFileSync(file, 'base64') !== base64;
    })
    .map(({ path }) => path);
}

function read(name: string): HandedIn {
  const { data, error } = handedInSchema.safeParse(parse(readFileSync(name, 'utf8')));
  if (error) throw new Error(`${name} 不是写条目的页面交来的文件（${error.issues[0]?.message}）；请重新下载`);
  return data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
