/** What agents do with an entry, besides reading it. Loads right after the page: no page waits for this. */
import { completeEntries } from './complete-entries.ts';
import { watchFavourites } from './favourites.ts';
import { fillReports } from './issue-link.ts';
import { offerOutbox } from './offer-outbox.ts';
import { watchSlots } from './slots.ts';
import { noteVisit } from './trail.ts';
import './copy-selection.ts';

export { copyFrom } from './copy-entry.ts';
export { toggleFavourite } from './favourites.ts';
export { startNextChat } from './slots.ts';
export { walk } from './trail.ts';

// What was typed into the fields of the page has to be kept before they are filled in.
watchSlots();
completeEntries(document);
watchFavourites();
fillReports();
offerOutbox();
noteVisit();
