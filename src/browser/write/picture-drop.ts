import { type FormPicture, pictureName, pictureProblem, toBase64 } from '../../write/form-pictures.ts';
import { make } from '../search/dom.ts';

export interface PictureOptions {
  /** The number of the entry, by which its pictures are named. */
  number: number;
  /** Whether the folder of the entry, or the draft, has a file of this name. */
  isTaken: (name: string) => boolean;
  /** Gets a picture that was described, and how it is written in the text. */
  add: (picture: FormPicture, typed: string) => void;
}

/**
 * Lets pictures be dropped on a text, pasted into it, or picked: each is refused in words, or asked for what is on it and
 * then written where the cursor is.
 */
export function pictureDrop(area: HTMLTextAreaElement, options: PictureOptions): HTMLElement {
  const file = make('input', { type: 'file', id: `${area.id}-picture`, accept: '.png,.jpg,.jpeg,.webp,.gif' });
  const asked = make('div', {});
  const take = async (picked: File) => {
    const bytes = new Uint8Array(await picked.arrayBuffer());
    const problem = pictureProblem(picked.name, bytes);
    asked.replaceChildren(
      problem
        ? make('p', { class: 'notice warn', role: 'alert' }, problem)
        : captionView(`${area.id}-caption`, (caption) => {
            const name = pictureName(options.number, picked.name, options.isTaken);
            options.add({ name, base64: toBase64(bytes) }, `![${caption}](${name})`);
            asked.replaceChildren();
          }),
    );
    asked.querySelector('input')?.focus();
  };
  const takeFrom = (event: Event, files: FileList | undefined) => {
    const [picked] = files ?? [];
    if (!picked) return;
    event.preventDefault();
    void take(picked);
  };
  area.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  area.addEventListener('drop', (event) => takeFrom(event, event.dataTransfer?.files));
  area.addEventListener('paste', (event) => {
    // Office programs put a picture of the text beside the text.
    if (!event.clipboardData?.types.includes('text/plain')) takeFrom(event, event.clipboardData?.files);
  });
  file.addEventListener('change', (event) => {
    takeFrom(event, file.files ?? undefined);
    file.value = '';
  });
  return make('div', {}, make('p', {}, make('label', { for: file.id }, '配图，也可以拖进来 '), file), asked);
}

/** Asks what is on a picture: customers who get the text see only these words. */
function captionView(id: string, done: (caption: string) => void): HTMLElement {
  const input = make('input', { type: 'text', id, autocomplete: 'off' });
  const finish = () => {
    const caption = input.value.replace(/[[\]\n]/g, ' ').trim();
    if (caption === '') input.focus();
    else done(caption);
  };
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    finish();
  });
  return make(
    'div',
    { class: 'write-field' },
    make('label', { for: id }, '图上是什么（复制话术时只剩这句话）'),
    input,
    make('button', { type: 'button', class: 'button', onclick: finish }, '放进去'),
  );
}
