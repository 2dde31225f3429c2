import type { Corpus } from '../../markdown/corpus.ts';
import type { EntryForm } from '../../write/entry-form.ts';
import { make } from '../search/dom.ts';

export type TextField = { [K in keyof EntryForm]: EntryForm[K] extends string ? K : never }[keyof EntryForm];

interface Field {
  name: TextField;
  label: string;
  hint?: string;
  /** The name of the field in the file, where it is another one. */
  place?: string;
  kind: 'line' | 'lines' | 'day' | ((corpus: Corpus) => [value: string, label: string][]);
  /** Asked only while the entry is new. */
  isFixed?: boolean;
}

/** Before the answer, and after it. */
export const fields: Record<'first' | 'last', Field[]> = {
  first: [
    { name: 'title', label: '标准问', hint: '客户的问题，一句话', kind: 'line' },
    {
      name: 'gap',
      label: '回答一个缺口',
      hint: '客户问过、还没有答复的话题；选了以后，客户的原话归到这一条',
      kind: gapsOf,
      isFixed: true,
    },
    { name: 'topic', label: '专题', kind: topicsOf, isFixed: true },
    { name: 'slug', label: '网址', hint: '英文小写，发布后不再改，例如 remove-watermark', kind: 'line', isFixed: true },
    { name: 'aliases', label: '别名', hint: '客户真会打的其他说法，一行一句，至少 5 句', kind: 'lines' },
  ],
  last: [
    {
      name: 'status',
      label: '状态',
      kind: () => [
        ['published', '已上线'],
        ['unpublished', '未上线'],
      ],
    },
    { name: 'validFrom', label: '从哪天起有效', hint: '没有期限就空着', kind: 'day' },
    { name: 'validUntil', label: '到哪天为止', hint: '当天还算', kind: 'day' },
    { name: 'reviewedOn', label: '复核日期', hint: '您核实过整条才填', place: 'reviewed', kind: 'day' },
    { name: 'reviewedBy', label: '复核的角色', place: 'reviewed', kind: ownersOf },
    { name: 'verify', label: '疑点', hint: '还没核实的，一行一句', kind: 'lines' },
    { name: 'related', label: '相关条目', hint: '编号，例如 1004、1006', kind: 'line' },
  ],
};

function gapsOf({ vocabulary }: Corpus): [string, string][] {
  return [['', '没有'], ...vocabulary.gaps.map(({ about }): [string, string] => [about, about])];
}

export function topicsOf({ site }: Corpus): [string, string][] {
  return Object.entries(site.topics).map(([id, { label }]) => [id, label]);
}

/** The roles of topics, after an empty choice. */
export function ownersOf({ site }: Corpus): [string, string][] {
  const owners = new Set(Object.values(site.topics).map(({ owner }) => owner));
  return [['', '请选择'], ...[...owners].map((owner): [string, string] => [owner, owner])];
}

/** The controls of some fields; `changed` is called after each change of the form. */
export function fieldsView(list: readonly Field[], form: EntryForm, options: FieldOptions): HTMLElement[] {
  return list.map((field) => {
    const control = controlOf(field, form, options);
    control.id = `field-${field.name}`;
    if (field.hint) control.setAttribute('aria-describedby', `hint-${field.name}`);
    return make(
      'div',
      { class: 'write-field' },
      make('label', { for: control.id }, field.label),
      field.hint && make('p', { class: 'hint', id: `hint-${field.name}` }, field.hint),
      control,
      // The day and the role are one field of the file: what is said of it stands once.
      field.name !== 'reviewedOn' && make('ul', { class: 'write-problems', 'data-place': field.place ?? field.name }),
    );
  });
}

export interface FieldOptions {
  corpus: Corpus;
  isNew: boolean;
  changed: () => void;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function controlOf({ name, kind, isFixed }: Field, form: EntryForm, { corpus, isNew, changed }: FieldOptions): Control {
  const disabled = Boolean(isFixed) && !isNew;
  const control =
    typeof kind === 'function'
      ? make('select', { disabled }, ...kind(corpus).map(([value, label]) => make('option', { value }, label)))
      : kind === 'lines'
        ? make('textarea', { rows: '5' })
        : make('input', { type: kind === 'day' ? 'date' : 'text', disabled, autocomplete: 'off' });
  control.value = form[name];
  control.addEventListener('input', () => {
    setField(form, name, control.value);
    changed();
  });
  return control;
}

function setField(form: EntryForm, name: TextField, value: string): void {
  if (name === 'status') form.status = value === 'unpublished' ? value : 'published';
  else form[name] = value;
}

/** Writes an address into the form and its control. */
export function showSlug(form: EntryForm, slug: string): void {
  form.slug = slug;
  const input = document.getElementById('field-slug');
  if (input instanceof HTMLInputElement) input.value = slug;
}
