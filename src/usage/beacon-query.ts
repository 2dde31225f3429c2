import { mask } from './mask.ts';

/** What a page may tell nginx, by kind. nginx adds the time; nobody adds who it was unless operations configure it. */
export interface Reports {
  /** A query whose results stood still, and what they were. `first` is the first hit's entry number. */
  search: { query: string; results: number; confident: boolean; first: number | null };
  /** A query without a confident match: what editors should look at. */
  none: { query: string };
  /** An entry opened from results; `rank` from 1. */
  open: { number: number; query: string; rank: number };
  /** `query` is what was searched before, where the text was copied out of its results. */
  copy: { number: number; which: Copied; query?: string };
  /** An agent said that an entry helped, or why not. */
  rate: { number: number; verdict: Verdict };
}

/** What agents may say of an entry: that it helped, or one of five reasons why not. Logs are compared by the keys. */
export const verdicts = {
  useful: '有用',
  'off-topic': '答非所问',
  outdated: '内容过时',
  unclear: '客户看不懂',
  'too-long': '太长',
  incomplete: '缺内容',
} as const;

export type Verdict = keyof typeof verdicts;

/** The reasons why an entry did not help. */
export const complaints = (Object.keys(verdicts) as Verdict[]).filter((verdict) => verdict !== 'useful');

/** What is copied: a reply, the sentence that tells of an escalation, the ticket template. Logs are compared by these. */
export type Copied = (typeof copied)[number];
const copied = ['reply', 'tell', 'ticket'] as const;

export type Kind = keyof Reports;
export type Report = { [K in Kind]: { kind: K } & Reports[K] }[Kind];

/** Bytes of free text as it is encoded (Chinese: 9 a character). With the other fields this stays below nginx's 1 kB. */
const longestText = 900;

/** The query string of a beacon: masked, and short enough for nginx. */
export function toQuery(report: Report): string {
  const fields: Record<string, string> = { k: report.kind };
  if ('query' in report && report.query) fields['q'] = cut(mask(report.query));
  if (report.kind === 'search')
    Object.assign(fields, { n: report.results, c: Number(report.confident), h: report.first ?? '' });
  if (report.kind === 'open') Object.assign(fields, { e: report.number, r: report.rank });
  if (report.kind === 'copy') Object.assign(fields, { e: report.number, w: report.which });
  if (report.kind === 'rate') Object.assign(fields, { e: report.number, v: report.verdict });
  return String(new URLSearchParams(fields));
}

/** A query string from the log → the report; null if the string is no beacon's. */
export function fromQuery(query: string): Report | null {
  const fields = new Map<string, string>();
  for (const pair of query.split('&')) {
    const [name = '', value = ''] = pair.split('=', 2);
    const text = decode(value);
    if (text === null || fields.has(name)) return null;
    fields.set(name, text);
  }
  const integer = (name: string) => (/^\d{1,9}$/.test(fields.get(name) ?? '') ? Number(fields.get(name)) : null);
  // Masked again, because anybody may have sent this line, not only our page.
  const words = mask(fields.get('q') ?? '');
  // Logs of older builds hold the label of the button instead; nearly all of these copies were replies.
  const which = copied.find((kind) => kind === fields.get('w')) ?? 'reply';
  const [number, results, rank] = [integer('e'), integer('n'), integer('r')];
  switch (fields.get('k')) {
    case 'search':
      if (words === '' || results === null) return null;
      return { kind: 'search', query: words, results, confident: fields.get('c') === '1', first: integer('h') };
    case 'none':
      return words === '' ? null : { kind: 'none', query: words };
    case 'open':
      return number === null || rank === null ? null : { kind: 'open', number, query: words, rank };
    case 'copy':
      return number === null ? null : { kind: 'copy', number, which, ...(words === '' ? {} : { query: words }) };
    case 'rate': {
      const verdict = fields.get('v') ?? '';
      return number === null || !isVerdict(verdict) ? null : { kind: 'rate', number, verdict };
    }
    default:
      return null;
  }
}

function isVerdict(text: string): text is Verdict {
  return Object.hasOwn(verdicts, text);
}

/** Cuts a text between two characters, so that the rest still decodes. */
function cut(text: string): string {
  let bytes = 0;
  let kept = '';
  for (const character of text.replace(/\p{Cs}/gu, '\uFFFD')) {
    bytes += String(new URLSearchParams({ q: character })).length - 'q='.length;
    if (bytes > longestText) return kept;
    kept += character;
  }
  return kept;
}

function decode(value: string): string | null {
  try {
    return value.includes('%') || value.includes('+') ? decodeURIComponent(value.replaceAll('+', ' ')) : value;
  } catch {
    return null;
  }
}
