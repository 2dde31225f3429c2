import { editUrl, newFileUrl, uploadUrl } from '../../site/edit-links.ts';
import { dataUrl, type NewPicture } from '../../write/form-pictures.ts';
import type { HandedIn } from '../../write/handed-in.ts';
import type { WritingDesk } from '../../write/writing-desk.ts';
import { writeClipboard } from '../clipboard.ts';
import { make } from '../search/dom.ts';
import { toast } from '../toast.ts';

const hosts = { github: 'GitHub', gitlab: 'GitLab' };

/** What is kept of a result until it is handed in, and how that is called. */
export interface Kept {
  what: string;
  forget: () => void;
}

/**
 * Every changed file with its text, and the two ways to hand it in.
 *
 * @param stale paths of files that others have changed meanwhile
 */
export function resultView(handedIn: HandedIn, stale: readonly string[], desk: WritingDesk, kept: Kept): HTMLElement[] {
  const { changes, pictures } = handedIn;
  if (changes.length === 0) return [make('p', { class: 'hint' }, '还没有改动。')];
  return [
    ...pictures.map((picture) => pictureView(picture, desk)),
    ...changes.map((change) => fileView(change, desk, stale.includes(change.path))),
    make(
      'p',
      { class: 'write-adders' },
      make(
        'button',
        { type: 'button', class: 'button primary', onclick: () => download(handedIn, kept) },
        '下载一个文件，交给同事',
      ),
      make(
        'button',
        { type: 'button', class: 'button', onclick: () => void confirmed(kept) },
        `已经交了，清掉${kept.what}`,
      ),
    ),
    make('p', { class: 'hint' }, '同事收到以后运行 npm run apply -- 文件名，检查通过就写进仓库。'),
  ];
}

/** A picture is uploaded into the folder of its entry. */
function pictureView(picture: NewPicture, { repository, hasHost }: WritingDesk): HTMLElement {
  const name = picture.path.replace(/^.*\//, '');
  const link = (href: string, text: string, more = {}) => make('a', { class: 'button', href, ...more }, text);
  const host = { target: '_blank', rel: 'noopener noreferrer' };
  return make(
    'div',
    { class: 'write-file' },
    make('p', {}, make('code', {}, picture.path), '（新图片）'),
    make(
      'p',
      { class: 'write-adders' },
      link(dataUrl(picture), `下载 ${name}`, { download: name }),
      hasHost && link(uploadUrl(picture.path, repository), `在 ${hosts[repository.kind]} 上传到这个文件夹`, host),
    ),
  );
}

function fileView(
  { path, before, text }: HandedIn['changes'][number],
  { repository, hasHost }: WritingDesk,
  isStale: boolean,
): HTMLElement {
  const isNew = before === null;
  const host = hosts[repository.kind];
  const url = isNew ? newFileUrl(path, text ?? '', repository) : editUrl(path, repository);
  const link = (act?: () => void) =>
    hasHost &&
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
  const hint = isStale
    ? '这个文件有人改过，整个贴过去会把那些改动改回去。'
    : !hasHost
      ? '这个网站没有连到 Git 网站；请在下面下载一个文件，交给同事。'
      : url.includes('value=')
        ? '打开的页面已经填好，直接提交。'
        : '文字会同时复制好：在打开的页面里全选，粘贴，提交。';
  return make(
    'div',
    { class: 'write-file' },
    make('p', {}, make('code', {}, path), isNew ? '（新文件）' : ''),
    !isStale &&
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

function download(handedIn: HandedIn, { what, forget }: Kept): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(handedIn, null, 2)], { type: 'application/json' }));
  const name = (handedIn.changes[0]?.path ?? '').replace(/^.*\//, '').replace(/\.\w+$/, '');
  make('a', { href: url, download: `${name}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  forget();
  toast(`已下载，${what}已清掉`);
}

function confirmed({ what, forget }: Kept): void {
  forget();
  toast(`${what}已清掉`);
}
