import { fillSlots, slotsIn, splitAtSlots } from '../entry/slots.ts';
import { forgetChat, keepInChat, readChat } from './chat.ts';
import { toast } from './toast.ts';

/** Keeps what is typed into a slot, shows it in all slots of that name, and copies on Enter. What was typed before is kept, too. */
export function watchSlots(): void {
  for (const field of slotFields(document)) if (field.value.trim() !== '') keepTyped(field);
  document.addEventListener('input', ({ target }) => {
    if (!isSlot(target)) return;
    keepTyped(target);
    for (const field of slotFields(document)) if (field !== target && nameOf(field) === nameOf(target)) show(field);
    widen(target);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || !isSlot(event.target)) return;
    event.preventDefault();
    event.target.closest(':has([data-copy])')?.querySelector<HTMLElement>('[data-copy]')?.click();
  });
  // Another page of the tab may have filled in something before the reader came back to this one.
  addEventListener('pageshow', () => showSlots(document));
}

function keepTyped(field: HTMLInputElement): void {
  keepInChat({ slots: { ...readChat().slots, [nameOf(field)]: field.value.trim() } });
}

/** Shows in the fields of `root` what was filled in for the customer of now. */
export function showSlots(root: ParentNode): void {
  for (const field of slotFields(root)) show(field);
}

/** Forgets the customer of now. */
export function startNextChat(): void {
  forgetChat();
  showSlots(document);
  toast('已清空：称呼、账号等填过的内容和客户的话');
}

/** A text with what was filled in; or the names of the slots that are still empty. */
export function fillIn(text: string): { text: string } | { empty: string[] } {
  const { slots } = readChat();
  const empty = slotsIn(text).filter((name) => !slots[name]);
  return empty.length > 0 ? { empty } : { text: fillSlots(text, (name) => slots[name] ?? '') };
}

/** Leads to the first field of a name that can be seen near a button. */
export function focusSlot(button: HTMLElement, name: string): void {
  const near = button.closest('.reply, .escalation, .internal') ?? document;
  const [field] = [...slotFields(near), ...slotFields(document)].filter(
    (one) => nameOf(one) === name && one.getClientRects().length > 0,
  );
  field?.focus();
}

/** A text as it is shown, with a field in place of each slot. */
export function renderSlots(text: string): (string | HTMLElement)[] {
  return splitAtSlots(text).map((part, index) => (index % 2 === 1 ? renderSlot(part) : part));
}

function renderSlot(name: string): HTMLElement {
  const field = document.createElement('input');
  field.className = 'slot';
  field.dataset['slot'] = name;
  field.placeholder = name;
  field.autocomplete = 'off';
  field.setAttribute('aria-label', `填写：${name}`);
  show(field);
  return field;
}

function show(field: HTMLInputElement): void {
  field.value = readChat().slots[nameOf(field)] ?? '';
  widen(field);
}

/** A field is as wide as what it holds; a Han character is twice as wide as a letter. */
function widen(field: HTMLInputElement): void {
  const text = field.value || field.placeholder;
  field.size = Math.min(
    Math.max(
      [...text].reduce((sum, one) => sum + (one > '\u2e80' ? 2 : 1), 0),
      4,
    ),
    30,
  );
}

function slotFields(root: ParentNode): HTMLInputElement[] {
  return [...root.querySelectorAll<HTMLInputElement>('input[data-slot]')];
}

function isSlot(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.dataset['slot'] !== undefined;
}

function nameOf(field: HTMLInputElement): string {
  return field.dataset['slot'] ?? '';
}
