import { isSiteUrl } from '../entry/urls.ts';
import { addressOf } from './entry-address.ts';
import { toast } from './toast.ts';

/** An entry that the reader keeps at hand, on this device. */
export interface Favourite {
  number: number;
  title: string;
  url: string;
}

const key = 'favourites';

export function readFavourites(): Favourite[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(list) ? list.filter(isFavourite) : [];
  } catch {
    // Forbidden, or garbage.
    return [];
  }
}

/** Shows which entries of `root` are favourites. */
export function showFavourites(root: ParentNode): void {
  const numbers = new Set(readFavourites().map(({ number }) => String(number)));
  for (const button of root.querySelectorAll<HTMLElement>('[data-favourite]')) {
    const isOne = numbers.has(button.closest<HTMLElement>('[data-entry]')?.dataset['entry'] ?? '');
    button.setAttribute('aria-pressed', String(isOne));
    button.textContent = isOne ? '★ 已收藏' : '☆ 收藏';
  }
}

export function watchFavourites(): void {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('[data-favourite]') : null;
    const entry = button?.closest<HTMLElement>('[data-entry]');
    if (entry) toggleFavourite(entry);
  });
}

export function toggleFavourite(entry: HTMLElement): void {
  const number = Number(entry.dataset['entry']);
  const all = readFavourites();
  const others = all.filter((one) => one.number !== number);
  const isNew = others.length === all.length;
  try {
    localStorage.setItem(key, JSON.stringify(isNew ? [addressOf(entry), ...others] : others));
    toast(isNew ? '已收藏，在首页可以直接复制' : '已取消收藏');
  } catch {
    toast('浏览器不让记录，没有收藏', 'warn');
  }
  showFavourites(document);
}

function isFavourite(value: unknown): value is Favourite {
  const { number, title, url } = (value ?? {}) as Record<string, unknown>;
  return Number.isInteger(number) && typeof title === 'string' && isSiteUrl(url);
}
