import { showFavourites } from './favourites.ts';
import { offerImageCopies } from './offer-image-copies.ts';
import { showSlots } from './slots.ts';

/** Shows in entries what this device and this chat know of them. For the page, and for every article that is fetched later. */
export function completeEntries(root: ParentNode): void {
  showSlots(root);
  showFavourites(root);
  offerImageCopies(root);
}
