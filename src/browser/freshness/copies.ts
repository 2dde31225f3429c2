import type { Sent } from '../../entry/customer-texts.ts';

/** Kinds of copy buttons → kinds of texts for customers. A ticket is not for customers. */
const sentKinds: Record<string, Sent['kind'] | undefined> = { reply: 'reply', tell: 'tell-customer' };

/** Attributes of an article that say whether its texts may be sent, and with which cautions. */
export const standing = ['validFrom', 'validUntil', 'doubtful', 'unpublished'] as const;

export type Standing = Record<(typeof standing)[number], string | null>;

export function standingOf({ dataset }: HTMLElement): Standing {
  return Object.fromEntries(standing.map((name) => [name, dataset[name] ?? null])) as Standing;
}

/** What an article of an entry has for customers, in reading order. */
export function sentIn(article: ParentNode): Sent[] {
  const buttons = [...article.querySelectorAll<HTMLElement>('[data-copy]')];
  return buttons.flatMap((button): Sent[] => {
    const { copy = '', copyKind = '' } = button.dataset;
    const kind = sentKinds[copyKind];
    return kind ? [{ kind, when: whenOf(button), text: copy }] : [];
  });
}

/** The button of an article that copies the same as another one, for the same branch, from beside the same pictures. */
export function sameButtonIn(article: ParentNode, wanted: HTMLElement): HTMLElement | undefined {
  const buttons = [...article.querySelectorAll<HTMLElement>('[data-copy], [data-ticket]')];
  return buttons.find((button) => keyOf(button) === keyOf(wanted));
}

/** Tells apart all that can be copied out of an article. */
export function copiesIn(article: ParentNode): string {
  return [...article.querySelectorAll<HTMLElement>('[data-copy], [data-ticket]')].map(keyOf).join('\n');
}

function keyOf(button: HTMLElement): string {
  const { copy, copyKind, ticket, token } = button.dataset;
  const pictures = [...(button.closest('.reply')?.querySelectorAll('img') ?? [])];
  const sources = pictures.map((picture) => picture.getAttribute('src'));
  return JSON.stringify([copyKind, whenOf(button), copy ?? ticket, token, sources]);
}

/** The branch that a button stands in. */
function whenOf(button: Element): string | null {
  return button.closest('[data-case]')?.querySelector('.case-name')?.textContent ?? null;
}
