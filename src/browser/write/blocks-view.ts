import { slotReference } from '../../entry/slots.ts';
import type { Corpus } from '../../markdown/corpus.ts';
import type { EntryForm, FormBlock, FormBranch, FormLeaf } from '../../write/entry-form.ts';
import { make } from '../search/dom.ts';
import { toTyped } from './paste.ts';
import { pictureDrop } from './picture-drop.ts';

const labels: Record<FormBlock['name'], string> = {
  话术: '话术：可以直接发给客户',
  内部: '内部说明：只有客服看',
  升级: '升级：什么时候转给谁',
  情形: '情形：先问清，再答',
};

/** The blocks of an entry as cards, in reading order; branches hold cards of their own. */
export class BlocksView {
  readonly element = make('div', { class: 'write-blocks' });
  readonly #form: EntryForm;
  readonly #corpus: Corpus;
  readonly #changed: () => void;
  readonly #assets: ReadonlySet<string>;
  #count = 0;

  /** @param assets paths of all files of content/ */
  constructor(form: EntryForm, corpus: Corpus, assets: ReadonlySet<string>, changed: () => void) {
    this.#form = form;
    this.#corpus = corpus;
    this.#assets = assets;
    this.#changed = changed;
    this.#show();
  }

  #show(): void {
    this.#count = 0;
    const { blocks } = this.#form;
    this.element.replaceChildren(...this.#cards(blocks), this.#adders(blocks, ['话术', '内部', '升级', '情形']));
  }

  #cards(list: FormBlock[]): HTMLElement[] {
    return list.map((block, at) => {
      const index = this.#count++;
      const id = `block-${index}`;
      const inner = block.name === '情形' ? this.#branch(block, id) : this.#leaf(block, id);
      return make(
        'fieldset',
        { class: 'write-block', 'data-kind': block.name },
        make('legend', {}, labels[block.name]),
        make(
          'p',
          { class: 'write-block-tools' },
          at > 0 && this.#button('上移', () => void list.splice(at - 1, 2, block, ...list.slice(at - 1, at))),
          this.#button('删去', () => void list.splice(at, 1)),
        ),
        ...inner,
        make('ul', { class: 'write-problems', 'data-place': String(index) }),
      );
    });
  }

  #branch(block: FormBranch, id: string): HTMLElement[] {
    const when = make('input', { type: 'text', id, autocomplete: 'off' });
    when.value = block.when;
    when.addEventListener('input', () => {
      block.when = when.value;
      this.#changed();
    });
    return [
      make('label', { for: id }, '客户是哪种情形'),
      when,
      ...this.#cards(block.blocks),
      this.#adders(block.blocks, ['话术', '内部', '升级']),
    ];
  }

  #leaf(block: FormLeaf, id: string): HTMLElement[] {
    const area = make('textarea', { id, rows: '5', 'aria-label': labels[block.name] });
    area.value = block.text;
    const pasted = make('details', { class: 'write-pasted', hidden: true });
    const note = () => {
      block.text = area.value;
      this.#changed();
    };
    area.addEventListener('input', note);
    area.addEventListener('paste', (event) => {
      const html = event.clipboardData?.getData('text/html') ?? '';
      const text = html === '' ? '' : toTyped(html);
      if (text === '') return;
      event.preventDefault();
      insert(area, text);
      const source = event.clipboardData?.getData('text/plain') ?? '';
      pasted.replaceChildren(make('summary', {}, '刚才贴进来的原文'), make('pre', {}, source));
      pasted.hidden = false;
      note();
    });
    return [
      ...(block.name === '升级' ? [this.#routes(block, id)] : []),
      area,
      ...(block.name === '话术' ? [this.#insertions(area, note)] : []),
      ...(block.name === '升级' ? [] : [this.#pictures(area, note)]),
      pasted,
    ];
  }

  #pictures(area: HTMLTextAreaElement, note: () => void): HTMLElement {
    const { topic, number, pictures } = this.#form;
    return pictureDrop(area, {
      number,
      isTaken: (name) =>
        this.#assets.has(`content/${topic}/${name}`) || pictures.some((picture) => picture.name === name),
      add: (picture, typed) => {
        pictures.push(picture);
        const isFresh = /(?:^|\n\n)$/.test(area.value.slice(0, area.selectionStart));
        insert(area, `${isFresh ? '' : '\n\n'}${typed}\n\n`);
        note();
      },
    });
  }

  #routes(block: FormLeaf, id: string): HTMLElement {
    const routes = Object.entries(this.#corpus.site.escalations);
    const options = [['', '请选择转到哪里'] as const, ...routes.map(([name, { label }]) => [name, label] as const)];
    const select = make(
      'select',
      { id: `${id}-route` },
      ...options.map(([value, label]) => make('option', { value }, label)),
    );
    select.value = block.route;
    select.addEventListener('input', () => {
      block.route = select.value;
      this.#changed();
    });
    return make('p', {}, make('label', { for: select.id }, '转到哪里 '), select);
  }

  /** Facts and slots as a pick list, written where the cursor is. */
  #insertions(area: HTMLTextAreaElement, note: () => void): HTMLElement {
    const { site, slots } = this.#corpus;
    const facts = Object.entries(site.facts).filter(([id]) => !id.startsWith('?'));
    const option = (value: string, label: string) => make('option', { value }, label);
    const select = make(
      'select',
      { 'aria-label': '插入共用的数字、网址或空位' },
      option('', '插入…'),
      make(
        'optgroup',
        { label: '共用的数字和网址' },
        ...facts.map(([id, { text, meaning }]) => option(`{{${id}}}`, `${meaning}：${text}`)),
      ),
      make(
        'optgroup',
        { label: '客服现填的空位' },
        ...Object.keys(slots).map((name) => option(slotReference(name), name)),
      ),
    );
    select.addEventListener('input', () => {
      insert(area, select.value);
      select.value = '';
      note();
    });
    return make('p', {}, select);
  }

  #adders(list: FormBlock[] | FormLeaf[], names: readonly FormBlock['name'][]): HTMLElement {
    const add = (name: FormBlock['name']) => () => {
      const block: FormBlock =
        name === '情形'
          ? { name, when: '', blocks: [{ name: '话术', text: '', route: '' }] }
          : { name, text: '', route: '' };
      (list as FormBlock[]).push(block);
    };
    return make('p', { class: 'write-adders' }, ...names.map((name) => this.#button(`＋ ${name}`, add(name))));
  }

  #button(text: string, act: () => void): HTMLElement {
    return make(
      'button',
      {
        type: 'button',
        class: 'button',
        onclick: () => {
          act();
          this.#show();
          this.#changed();
        },
      },
      text,
    );
  }
}

function insert(area: HTMLTextAreaElement, text: string): void {
  area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
  area.focus();
}
