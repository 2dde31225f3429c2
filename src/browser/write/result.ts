import type { Change } from '../../markdown/changes.ts';
import { editUrl, newFileUrl } from '../../site/edit-links.ts';
import { handIn } from '../../write/handed-in.ts';
import type { WritingDesk } from '../../write/writing-desk.ts';
import { writeClipboard } from '../clipboard.ts';
import { make } from '../search/dom.ts';
import { toast } from '../toast.ts';

const hosts = { github: 'GitHub', gitlab: 'GitLab' };

/** Every changed file with its text, and the two ways to hand it in. */
export function resultView(changes: readonly Change[], desk: WritingDesk, forget: () => void): HTMLElement[] {
  if (changes.length === 0) return [make('p', { class: 'hint' }, '还没有改动。')];
  return [
    ...changes.map((change) => fileView(change, desk)),
    make(
      'p',
      { class: 'write-adders' },
      make(
        'button',
        { type: 'button', class: 'button primary', onclick: () => download(changes, desk, forget) },
        '下载一个文件，交给同事',
      ),
      make('button', { type: 'button', class: 'button', onclick: () => void confirmed(forget) }, '已经交了，清掉草稿'),
    ),
    make('p', { class: 'hint' }, '同事收到以后运行 npm run apply -- 文件名，检查通过就写进仓库。'),
  ];
}

function fileView({ path, text }: Change, { files, repository }: WritingDesk): HTMLElement {
  const isNew = !files.some((file) => file.path === path);
  const host = hosts[repository.kind];
  const url = isNew ? newFileUrl(path, text ?? '', repository) : editUrl(path, repository);
  const link = (act?: () => void) =>
    make(
      'a',
      { class: 'button', href: url, target: '_blank', rel: 'noopener noreferrer', ...(act && { onclick: act }) },
      `在 ${host} 打开`,
    );
  if (text === null)
    return make(
      'div',
      { class: 'write-file' },
      make('p', {}, make('code', {}, path), '（删去）'),
      make('p', {}, link()),
    );
  const copy = async () => {
    const isCopied = await writeClipboard(text);
    toast(isCopied ? '已复制整个文件' : '浏览器不让复制，请在下面全选复制', isCopied ? 'ok' : 'warn');
  };
  const hint = url.includes('value=')
    ? '打开的页面已经填好，直接提交。'
    : '文字会同时复制好：在打开的页面里全选，粘贴，提交。';
  return make(
    'div',
    { class: 'write-file' },
    make('p', {}, make('code', {}, path), isNew ? '（新文件）' : ''),
    make(
      'p',
      { class: 'write-adders' },
      make('button', { type: 'button', class: 'button', onclick: () => void copy() }, '复制整个文件'),
      link(() => void copy()),
    ),
    make('p', { class: 'hint' }, hint),
    make(
      'details',
      {},
      make('summary', {}, '看整个文件'),
      make('pre', { class: 'write-source', tabindex: '0', 'aria-label': path }, text),
    ),
  );
}

function download(changes: readonly Change[], { files }: WritingDesk, forget: () => void): void {
  const url = URL.createObjectURL(
    new Blob([JSON.stringify(handIn(changes, files), null, 2)], { type: 'application/json' }),
  );
  const name = (changes[0]?.path ?? '').replace(/^.*\//, '').replace(/\.\w+$/, '');
  make('a', { href: url, download: `${name}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  forget();
  toast('已下载，草稿已清掉');
}

function confirmed(forget: () => void): void {
  forget();
  toast('草稿已清掉');
}
