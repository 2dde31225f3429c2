/** Copies pictures of replies. Loads only where there is one. */
import { newWish } from './copy.ts';
import { cautionsOf, refuse, sayCopied } from './copy-notice.ts';
import { type Cleared, clearCopy } from './freshness/clear-copy.ts';
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
    { type: 'button', class: 'button copy-image', onclick: () => void useImage(image, copyImage) },
    '复制图片',
  );
}

function renderLink(image: HTMLImageElement): HTMLElement {
  const onclick = (event: Event) => {
    event.preventDefault();
    void useImage(image, openImage);
  };
  return make('a', { class: 'button copy-image', href: image.src, target: '_blank', onclick }, '打开图片，再另存');
}

/** A picture belongs to the reply around it: what may not be sent as text may not be sent as a picture. */
async function useImage(image: HTMLImageElement, use: typeof copyImage): Promise<void> {
  const reply = image.closest('.reply')?.querySelector<HTMLElement>('[data-copy]');
  if (!reply) return;
  const wish = newWish();
  const clearance = await clearCopy(reply);
  if (!wish.isLatest()) return;
  if ('refusal' in clearance) refuse(clearance.refusal);
  else await use(image, clearance);
}

async function openImage({ src }: HTMLImageElement): Promise<void> {
  open(src, '_blank', 'noopener');
}

async function copyImage(image: HTMLImageElement, clearance: Cleared): Promise<void> {
  try {
    // Safari takes a promise only, Chromium both.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': toPng(image, clearance) })]);
    sayCopied('图片', cautionsOf(clearance));
  } catch {
    toast('浏览器不让复制图片。请在图片上按右键复制，或另存', 'warn');
  }
}

/** The picture as PNG, which is all that a clipboard takes. */
async function toPng(image: HTMLImageElement, clearance: Cleared): Promise<Blob> {
  const source = await newest(image, clearance);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] =
    source instanceof ImageBitmap ? [source.width, source.height] : [source.naturalWidth, source.naturalHeight];
  canvas.getContext('2d')?.drawImage(source, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture cannot be drawn'))), 'image/png');
  });
}

/** The picture as the server has it, which may be another one under the same name; as it is shown if the server did not answer. */
async function newest(image: HTMLImageElement, { uncheckedSince }: Cleared): Promise<HTMLImageElement | ImageBitmap> {
  if (uncheckedSince !== undefined) return image;
  const response = await fetch(image.src, { cache: 'no-cache' });
  if (!response.ok) throw new Error('the picture did not load');
  return createImageBitmap(await response.blob());
}
