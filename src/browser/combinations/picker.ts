import { type Chosen, levelsAt, lineOf, type Row, relations, rowFor } from '../../entry/combination-cells.ts';
import styles from '../../styles/combinations.css?url';
import { judgeValidity } from '../judge-validity.ts';
import { loadStyles } from '../load-styles.ts';
import { make } from '../search/dom.ts';
import { fetchAnswer } from '../search/fetch-answer.ts';
import { mainReply, repliesOf } from '../search/replies.ts';
import { markChosenBy, type ServedTable } from './load-table.ts';

export interface Picker {
  element: HTMLElement;
  /** Loads the article whose reply fits what is chosen; rejected with a message for the agent if nothing does. */
  answer: () => Promise<HTMLElement>;
}

/** Said where a reply is asked for too early. */
const unfinished = '请先选完客户的情况';

/** Pickers that were made, so that radio buttons of two pickers on a page stay apart. */
let made = 0;

/** Asks what the customer has and what the customer wants to buy, and shows the rule and an approved reply. */
export function renderPicker(table: ServedTable, chosen: Chosen = {}): Picker {
  loadStyles(styles).catch(() => {});
  const options = Object.entries(table.options).map(([name, { label }]) => [name, label] as const);
  const name = `combination-${++made}`;
  const ask = (field: keyof Chosen, legend: string, choices: readonly (readonly [string, string])[]) =>
    renderQuestion({ name: `${name}-${field}`, field, legend, choices, chosen: chosen[field] });
  const level = ask(
    'level',
    '再买的等级，和已有的比',
    relations.map((relation) => [relation, relation]),
  );
  const form = make(
    'div',
    { class: 'combination-questions' },
    ask('have', '客户已有', options),
    ask(
      'owned',
      '已有的等级（可以不选）',
      table.levels.map((one) => [one, one]),
    ),
    ask('buy', '再买什么', options),
    level,
  );
  const result = make('div', { class: 'combination-result', role: 'status' });
  let answer: Promise<HTMLElement> | undefined;
  const update = () => {
    const choice = choiceIn(form);
    nameLevels(level, table.levels, choice.owned);
    answer = showRow(result, table, rowOf(table, choiceIn(form)));
    // Whoever copies hears of a failure; the page has said so already.
    answer.catch(() => {});
  };
  form.addEventListener('change', update);
  update();
  return {
    element: make('div', { class: 'combination-picker' }, form, result),
    answer: () => answer ?? Promise.reject(new Error(unfinished)),
  };
}

/** Puts a picker by another table in the place of one, with the same choices made. */
export function renewPicker({ element: old }: Picker, table: ServedTable): Picker {
  const renewed = renderPicker(table, choiceIn(old));
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  old.replaceWith(renewed.element);
  if (focused) fieldLike(focused, renewed.element)?.focus({ preventScroll: true });
  return renewed;
}

/** The radio button of a picker that asks what another one asks; without one, the first that is chosen. */
function fieldLike(wanted: Element, picker: HTMLElement): HTMLElement | undefined {
  const inputs = [...picker.querySelectorAll('input')];
  const isLike = ({ dataset, value }: HTMLInputElement) =>
    wanted instanceof HTMLInputElement && dataset['field'] === wanted.dataset['field'] && value === wanted.value;
  return inputs.find(isLike) ?? inputs.find(({ checked }) => checked);
}

function renderQuestion({ name, field, legend, choices, chosen }: Question): HTMLElement {
  const labels = choices.map(([value, text]) => {
    const input = make('input', { type: 'radio', name, value, 'data-field': field, checked: chosen === value });
    return make('label', {}, input, make('span', {}, text));
  });
  return make('fieldset', { class: 'case-picker' }, make('legend', {}, legend), ...labels);
}

interface Question {
  name: string;
  field: keyof Chosen;
  legend: string;
  choices: readonly (readonly [value: string, text: string])[];
  chosen: string | undefined;
}

function choiceIn(form: HTMLElement): Chosen {
  const inputs = [...form.querySelectorAll<HTMLInputElement>('input:checked')];
  return Object.fromEntries(inputs.map(({ dataset, value }) => [dataset['field'], value]));
}

/** Names the levels that are lower, the same and higher, once the level is known that the customer has. */
function nameLevels(question: HTMLElement, levels: readonly string[], owned: string | undefined): void {
  for (const input of question.querySelectorAll('input')) {
    const relation = relations.find((one) => one === input.value);
    const names = owned && relation ? levelsAt(levels, owned, relation) : levels;
    input.disabled = names.length === 0;
    if (input.disabled) input.checked = false;
    const label = owned && names.length > 0 ? `${input.value}（${names.join('、')}）` : input.value;
    input.nextElementSibling?.replaceChildren(label);
  }
}

/** The row of a choice; null until all is chosen that the rule depends on. */
function rowOf(table: ServedTable, { have, buy, level }: Chosen): Row | null {
  return have && buy && level ? rowFor(table, { have, buy, level }) : null;
}

async function showRow(result: HTMLElement, table: ServedTable, row: Row | null): Promise<HTMLElement> {
  const line = row && make('p', { class: 'combination-line', 'data-internal': true }, lineOf(row));
  result.replaceChildren(line ?? make('p', { class: 'hint' }, '选完就显示规则和可以发的话术。'));
  if (!line || !row) throw new Error(unfinished);
  const entry = row.reply === undefined ? undefined : table.entries[row.reply];
  if (row.reply === undefined || !entry) {
    const text = '没有审核过的话术：请按没有答复处理，不要自行推断';
    result.append(make('p', { class: 'notice' }, `${text}。`));
    throw new Error(text);
  }
  const place = make('div', {});
  result.append(place);
  try {
    const article = abridge(await fetchAnswer({ number: row.reply, url: entry.url }));
    markChosenBy(article, table);
    place.replaceChildren(article);
    judgeValidity(place);
    return article;
  } catch (error) {
    place.replaceChildren(make('p', { class: 'notice danger', role: 'alert' }, `${(error as Error).message}。`));
    throw error;
  }
}

/** Of an entry's article only its head, its doubts and its main reply. */
function abridge(article: HTMLElement): HTMLElement {
  const kept = mainReply(repliesOf(article))?.button.closest('.reply');
  for (const part of article.querySelectorAll('.internal, .escalation, .cases, .reply, .missing, .case-picker'))
    if (part !== kept) part.remove();
  const title = article.querySelector('.entry-title');
  const link = make('a', { href: article.dataset['source'] ?? '' }, title?.textContent.trim());
  title?.replaceWith(make('h2', { class: 'entry-title' }, link));
  article.removeAttribute('aria-labelledby');
  for (const element of article.querySelectorAll('[id]')) element.removeAttribute('id');
  return article;
}
