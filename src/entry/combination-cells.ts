/** The table of content/combinations.yml as pages and the browser use the table: what is asked of it is answered here. */

/** The level of what is bought, beside the level that the customer has. */
export const relations = ['低', '同', '高'] as const;
export type Relation = (typeof relations)[number];

/** What a page says where the source document says nothing. */
export const unstated = '源文档未说明';

export interface Row {
  have: string[];
  buy: string[];
  level: Relation[];
  can?: string | undefined;
  /** When what is bought begins. */
  starts?: string | undefined;
  /** What happens to the time that is left of what the customer has. */
  rest?: string | undefined;
  charge?: string | undefined;
  note?: string | undefined;
  /** The entry whose reply is sent. */
  reply?: number | undefined;
  see: number[];
}

export interface CombinationTable {
  topic: string;
  /** From low to high. */
  levels: string[];
  options: Record<string, { label: string; said: string[] }>;
  both: { said: string[]; means: string[] }[];
  /** Words that begin what the customer asks for. */
  further: string[];
  relative: Record<Relation, string[]>;
  rows: Row[];
}

export interface Cell {
  have: string;
  buy: string;
  level: Relation;
}

/** What is chosen so far. A field that is absent is not chosen. */
export interface Chosen extends Partial<Cell> {
  /** The level that the customer has, by name. */
  owned?: string;
}

/** The cells for which a row holds. */
export function cellsOf({ have, buy, level }: Pick<Row, 'have' | 'buy' | 'level'>): Cell[] {
  return have.flatMap((had) => buy.flatMap((bought) => level.map((one) => ({ have: had, buy: bought, level: one }))));
}

export function cellName({ have, buy, level }: Cell): string {
  return `已有${have}、再买${buy}、${level}档`;
}

/** The row of what is chosen; null as long as the choice leaves several rows. */
export function rowFor({ rows }: Pick<CombinationTable, 'rows'>, { have, buy, level }: Chosen): Row | null {
  const fits = <T>(wanted: T | undefined, list: readonly T[]) => wanted === undefined || list.includes(wanted);
  const [row, ...others] = rows.filter((one) => fits(have, one.have) && fits(buy, one.buy) && fits(level, one.level));
  return row && others.length === 0 ? row : null;
}

/** The rule of a row in one line. */
export function lineOf({ can, starts, rest, charge, note }: Row): string {
  if (!can) return unstated;
  if (can === '不能') return note ? `不能买：${note}` : '不能买';
  return [
    `能买`,
    `何时生效：${starts ?? unstated}`,
    `何时扣款：${charge ?? unstated}`,
    `原来剩余：${rest ?? unstated}`,
    note,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The entries that the table is about, in their order. */
export function entriesOf({ rows }: Pick<CombinationTable, 'rows'>): number[] {
  const numbers = rows.flatMap(({ reply, see }) => (reply === undefined ? see : [reply, ...see]));
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** The level names that a relation leads to, from the level that the customer has: 高 of 黄金 → 铂金, 钻石. */
export function levelsAt(levels: readonly string[], owned: string, relation: Relation): string[] {
  const at = levels.indexOf(owned);
  const parts: Record<Relation, string[]> = { 低: levels.slice(0, at), 同: [owned], 高: levels.slice(at + 1) };
  return parts[relation];
}

/**
 * The choices that a sentence makes: 「有钻石单品还能订阅黄金吗」 → 已有单品, 钻石; 再买 低档. Null if the sentence does not
 * say so much that one row is left.
 */
export function readChoices(table: CombinationTable, sentence: string): Chosen | null {
  const parts = partsOf(table, sentence);
  if (!parts) return null;
  const [had, bought] = parts.map((part) => ({ kinds: kindsIn(table, part), levels: levelsIn(table, part), part }));
  if (!had || !bought) return null;
  const level = relationIn(table, had.levels, bought);
  const isPlain = had.kinds.length > 0 && bought.kinds.length > 0 && had.levels.length < 2;
  if (!isPlain || !level) return null;
  const rows = new Set(
    cellsOf({ have: had.kinds, buy: bought.kinds, level: [level] }).map((cell) => rowFor(table, cell)),
  );
  const [have, buy, owned] = [had.kinds[0], bought.kinds[0], had.levels[0]];
  if (rows.size !== 1 || !have || !buy) return null;
  return { have, buy, level, ...(owned ? { owned } : {}) };
}

/** What the customer has, and what is asked for: the text before and after 「还能」, 「又买」, ….  */
function partsOf({ further }: CombinationTable, sentence: string): [string, string] | null {
  const places = further.map((word) => sentence.indexOf(word)).filter((at) => at > 0);
  if (places.length === 0) return null;
  const at = Math.min(...places);
  return [sentence.slice(0, at), sentence.slice(at)];
}

/** The kinds of membership that a text may mean; fewer with each word that names some. */
function kindsIn({ options, both }: CombinationTable, text: string): string[] {
  const named = [...Object.entries(options).map(([name, { said }]) => ({ said, means: [name] })), ...both].filter(
    ({ said }) => said.some((word) => text.includes(word)),
  );
  const [first, ...others] = named.map(({ means }) => means);
  return others.reduce((left, means) => left.filter((name) => means.includes(name)), first ?? []);
}

function levelsIn({ levels }: CombinationTable, text: string): string[] {
  return levels.filter((level) => text.includes(level));
}

function relationIn(
  { levels, relative }: CombinationTable,
  owned: readonly string[],
  { levels: wanted, part }: { levels: string[]; part: string },
): Relation | null {
  const places = wanted.map((level) => Math.sign(levels.indexOf(level) - levels.indexOf(owned[0] ?? '')) + 1);
  const found = owned.length === 1 && wanted.length > 0 ? places.map((place) => relations[place]) : [];
  const said = relations.filter((relation) => relative[relation].some((word) => part.includes(word)));
  const [relation, ...others] = new Set(found.length > 0 ? found : said);
  return relation && others.length === 0 ? relation : null;
}
