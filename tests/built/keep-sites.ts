/** `npm run test:sites`: builds the sites that several levels of tests look at, where they are not kept yet. */
import { keepDeployed } from '../browser/deployments.ts';
import { keepAllSites } from './kept-sites.ts';

await keepAllSites();
await keepDeployed();
