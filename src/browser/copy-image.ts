/** Copies pictures of replies. Loads only where there is one. */
import { clearCopy } from './freshness/clear-copy.ts';
import { make } from './search/dom.ts';
import { toast } from './toast.ts';

/** On https the picture goes to the clipboard; on plain http browsers forbid that, and the picture can be opened and saved. */
export function addImageButtons(root: ParentNode): void {
  for (const image of root.querySelectorAll<HTMLImageElement>('[data-reply-text] img')) {
    if (image.nextElementSibling?.matches('.copy-image')) continue;
    image.after(canCopyImages() ? renderButton(image) : renderLink(image));
  }
}

function canCopyImages(): boolean {
  return typeof ClipboardItem === 'function' && typeof navigator.clipboard?.write === 'function';
}

function renderButton(image: HTMLImageElement): HTMLElement {
  return make(
    'button',
    { type: 'button', class: 'button copy-image', onclick: () => void copyImage(image) },
    '复制图片',
  );
}

function renderLink({ src }: HTMLImageElement): HTMLElement {
  return make('a', { class: 'button copy-image', href: src, target: '_blank', rel: 'noopener' }, '打开图片，再另存');
}

async function copyImage(image: HTMLImageElement): Promise<void> {
  // The picture belongs to the reply beside it: what is withdrawn must not be sent, in no form.
  const reply = image.closest('.reply')?.querySelector<HTMLElement>('[data-copy]');
  const clearance = reply ? await clearCopy(reply) : {};
  if ('refusal' in clearance) {
    toast(`没有复制：${clearance.refusal}`, 'warn');
    return;
  }
  try {
    // Safari takes a promise only, Chromium both.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': toPng(image) })]);
    toast('已复制图片');
  } catch {
    toast('浏览器不让复制图片。请在图片上按右键复制，或另存', 'warn');
  }
}

/** The picture as PNG, which is all that a clipboard takes. */
async function toPng(image: HTMLImageElement): Promise<Blob> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture cannot be drawn'))), 'image/png');
  });
}
