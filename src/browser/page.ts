/** Everything a page needs before a key is pressed. Kept small: it loads on every page. */
import { openBranches } from './branches.ts';
import { offerPicker } from './combinations/offer-picker.ts';
import { watchCopyButtons } from './copy.ts';
import { watchBuild } from './freshness/watch.ts';
import { doEarlyInput } from './held-input.ts';
import { guardInternal } from './internal-guard.ts';
import { watchValidity } from './judge-validity.ts';
import { listenToKeys } from './keys.ts';
import { prepareDesk } from './load-desk.ts';
import { highlightFromAddress, prepareSearch } from './open-search.ts';
import { offerThemes } from './theme.ts';
import { showCurrentTopic } from './topics-row.ts';

// Known while building: without SITE_BEACON=1 the build has no trace of it.
if (import.meta.env.SITE_BEACON) void Promise.all([import('./send-beacon.ts'), import('./rate.ts')]);
watchValidity();
watchBuild();
openBranches(document);
watchCopyButtons();
guardInternal();
listenToKeys();
offerThemes();
showCurrentTopic();
prepareSearch();
highlightFromAddress();
offerPicker();
prepareDesk();
doEarlyInput();
// ThemeProvider.astro looks for this.
document.documentElement.dataset['scripted'] = 'yes';
