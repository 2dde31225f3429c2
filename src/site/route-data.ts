import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { lastChange } from './collections.ts';

/** Gives an entry's page the day of its last change: Starlight looks for it in src/content/docs only. */
export const onRequest = defineRouteMiddleware(({ locals: { starlightRoute } }) => {
  const { entry } = starlightRoute.entry.data;
  const day = entry && lastChange(entry);
  if (day) starlightRoute.lastUpdated = new Date(day);
});
