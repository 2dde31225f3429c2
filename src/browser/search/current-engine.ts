import { shanghaiDate } from '../../entry/days.ts';
import { isSiteUrl, shortUrl } from '../../entry/urls.ts';
import { validityOn } from '../../entry/validity.ts';
import type { Engine, Hit as EngineHit, Results as EngineResults } from '../../search/engine.ts';
import { type Range, rangesOf } from '../../search/highlight.ts';
import { forgetEngine, loadEngine } from '../../search/pagefind/browser-index.ts';
import { type Filters, IndexUnavailable } from '../../search/pagefind/open-index.ts';

/** A hit in the words of the interface: ready to show, nothing left to look up. */
export interface Hit {
  number: number;
  /** Address below the site's base, and the address to open, which marks the words on the page. */
  url: string;
  href: string;
  title: string;
  titleRanges: Range[];
  topicLabel: string;
  status: 'published' | 'unpublished';
  verify: string[];
  replies: HitReply[];
  internal: string[];
  escalation: { label: string; condition: string } | null;
  /** Why it was found, besides what is marked in the question. */
  why: { label: string; text: string; ranges: Range[] }[];
  /** Why it may not be copied today. */
  readonly refusal: { short: string; reason: string } | null;
}

export interface HitReply {
  when: string | null;
  /** The digit that copies it together with Alt: its branch's number on the entry's page, or where there are no branches, its place. */
  digit: number | null;
  text: string;
  ranges: Range[];
}

export interface Results extends Pick<EngineResults, 'confident' | 'gap' | 'choice' | 'missing'> {
  hits: Hit[];
}

function indexAddress(): string {
  return `${base()}/pagefind/`;
}

/** The site's base without its last slash. */
export function base(): string {
  return import.meta.env.BASE_URL.replace(/\/$/, '');
}

/** Loads what every search needs while the first words are being typed; what fails now is tried again with them. */
export function prepareEngine(): void {
  loadEngine(indexAddress()).catch(() => {});
}

/**
 * @param onFirst called with a first answer if the final one needs more to be loaded
 * @throws IndexUnavailable
 */
export async function search(query: string, filters: Filters, onFirst: (results: Results) => void): Promise<Results> {
  try {
    const engine = await loadEngine(indexAddress());
    const show = (results: EngineResults) => toView(results, engine);
    return show(await engine.search(query, filters, (results) => onFirst(show(results))));
  } catch (error) {
    if (error instanceof IndexUnavailable) forgetEngine();
    throw error;
  }
}

function toView({ hits, confident, gap, choice, missing }: EngineResults, { topics }: Engine): Results {
  return { hits: hits.map((hit) => viewOf(hit, topics)), confident, gap, choice, missing };
}

function viewOf({ card, phrase, matched, bySound }: EngineHit, topics: Record<string, string>): Hit {
  // The index is a file like any other: whoever could change it should not get the reader to another site.
  const url = isSiteUrl(card.url) ? card.url : shortUrl(card.number);
  const hasBranches = card.replies.some(({ branch }) => branch !== null);
  const words = matched.join(' ');
  return {
    number: card.number,
    url,
    href: `${base()}${url}${words ? `?hl=${encodeURIComponent(words)}` : ''}`,
    title: card.title,
    titleRanges: rangesOf(card.title, matched),
    topicLabel: topics[card.topic] ?? card.topic,
    status: card.status,
    verify: card.verify,
    replies: card.replies.map(({ when, branch, text }, index) => ({
      when,
      digit: hasBranches ? branch : index + 1,
      text,
      ranges: rangesOf(text, matched),
    })),
    internal: card.internal,
    escalation: card.escalation,
    why: [
      ...(phrase === card.title ? [] : [{ label: '客户常问', text: phrase, ranges: rangesOf(phrase, matched) }]),
      ...(bySound ? [{ label: '按读音找', text: '和这一条读音相近', ranges: [] }] : []),
    ],
    // Judged when asked: the list may be left open past midnight.
    get refusal() {
      return refusalOf(card);
    },
  };
}

function refusalOf({ validFrom, validUntil }: EngineHit['card']): Hit['refusal'] {
  const validity = validityOn(shanghaiDate(new Date()), { validFrom, validUntil });
  if (validity === 'expired') return { short: '已过期', reason: `这一条已于 ${validUntil} 过期` };
  return validity === 'not-yet' ? { short: '未生效', reason: `这一条从 ${validFrom} 起才生效` } : null;
}

export type { Filters };
export { IndexUnavailable };
