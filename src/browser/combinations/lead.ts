import { type Chosen, readChoices } from '../../entry/combination-cells.ts';
import type { Aside } from '../search/choice.ts';
import { renderSection } from '../search/detail.ts';
import { make } from '../search/dom.ts';
import { chosenKey, mainReply, repliesOf, showKey } from '../search/replies.ts';
import { loadTable, type ServedTable } from './load-table.ts';
import { renderPicker } from './picker.ts';

/** A question that the table answers: 「有钻石单品还能订阅黄金吗」. */
export interface Lead {
  table: ServedTable;
  chosen: Chosen;
}

/**
 * The choices that a question makes, if the table answers the question: the question names what the customer has and wants, and
 * search, too, leads to an entry of the table.
 */
export async function leadOf(question: string, first: { number: number } | undefined): Promise<Lead | null> {
  const table = first ? await loadTable() : null;
  const chosen = first && table?.entries[first.number] ? readChoices(table, question) : null;
  return table && chosen ? { table, chosen } : null;
}

/** The picker with the choices of the question made, in place of the first hit: of hits that look alike, the rule decides. */
export function renderLead({ table, chosen }: Lead, onShow: () => void): Aside {
  const { element, answer } = renderPicker(table, chosen);
  const section = renderSection('按规则查到的答复');
  section.append(make('h2', {}, '按客户的情况查规则'), element);
  // What goes wrong stands in the section.
  answer().then(
    (article) => {
      showKey(mainReply(repliesOf(article))?.button ?? null, chosenKey);
      onShow();
    },
    () => {},
  );
  return { element: section, answers: [answer], main: answer, hint: '' };
}
