/** The list of keys. Loads with its key or its button. */
import { make } from './search/dom.ts';
import { areSingleKeysOn, switchSingleKeys } from './single-keys.ts';

/** What the keys do; keys.ts and search/panel.ts act on them. */
const keys = [
  ['/', '搜索（也可按 Ctrl + K 或 ⌘ + K）'],
  ['↑ ↓ Enter', '搜索时：选择、打开条目'],
  ['Ctrl + Enter', '搜索时：复制所选条目的话术（也可按 ⌘ + Enter）'],
  ['Alt + 1 – 9', '搜索时：复制第几种情形的话术；两条很接近时，复制第几条'],
  ['Ctrl + Alt + 1 – 9', '搜索时：选第几条'],
  ['1 – 9', '搜索时：用 ↑ ↓ 或鼠标选过一条以后，选第几条；再打字就又是文字'],
  ['Alt + ← →', '窄窗口里搜索时：上一条、下一条'],
  ['Alt + A', '搜索时：按粘贴的全文找'],
  ['Alt + Y', '搜索时：复制告知客户的话'],
  ['Alt + G', '搜索时：复制工单模板'],
  ['Ctrl + V', '没有在输入时：搜索刚复制的客户的话'],
  ['C', '复制话术；选了情形，就复制那种情形的'],
  ['Shift + 复制', '加入待发：几条话术合成一条消息（按键、按钮都可以）'],
  ['S', '一次复制待发里的全部（搜索时按 Alt + S）'],
  ['F', '收藏这一条，或取消收藏；首页列出收藏'],
  ['H', '看最近复制过什么'],
  ['1 – 9', '选择第几种情形'],
  ['T', '复制编号、短链接和话术版本（填工单用）'],
  ['Y', '复制告知客户的话'],
  ['G', '复制工单模板：带上客户的话、编号、短链接和时间'],
  ['N', '换下一位客户：清空填过的称呼、账号和客户的话（搜索时按 Alt + N）'],
  ['[ / ]', '回到刚看过的上一条、下一条'],
  ['J / K', '在专题页里跳到下一条、上一条'],
  ['?', '显示这份说明'],
  ['Esc', '关闭'],
] as const;

let dialog: HTMLDialogElement | undefined;

/** Opens the list over the page. Closing gives the focus back to where it was. */
export function openKeyHelp(): void {
  dialog ??= build();
  const box = dialog.querySelector('input');
  if (box) box.checked = areSingleKeysOn();
  dialog.showModal();
}

function build(): HTMLDialogElement {
  const box = make('input', { type: 'checkbox' });
  box.addEventListener('change', () => switchSingleKeys(box.checked));
  // Another tab may switch them, too.
  addEventListener('storage', () => {
    box.checked = areSingleKeysOn();
  });
  const rows = keys.map(([key, what]) => make('div', {}, make('dt', {}, make('kbd', {}, key)), make('dd', {}, what)));
  const built = make(
    'dialog',
    { class: 'keys', 'aria-labelledby': 'keys-title' },
    // The list is read from its top; without this the box at its foot would take the focus.
    make('h2', { id: 'keys-title', tabindex: '-1', autofocus: true }, '快捷键'),
    make('dl', {}, ...rows),
    make('p', {}, make('label', {}, box, ' 使用单键快捷键（单个字母、数字和符号）。关掉后，搜索用 Ctrl + K')),
    make('form', { method: 'dialog' }, make('button', { class: 'button' }, '知道了')),
  );
  document.body.append(built);
  return built;
}
