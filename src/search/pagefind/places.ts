/**
 * Where in an entry a token was found. Pagefind stores a location with each posting; ours say which text of the entry
 * it is: 0 the question, 1 to 99 the aliases, then conditions, replies and internal notes.
 */
export const places = {
  title: { from: 0, to: 0 },
  alias: { from: 1, to: 99 },
  condition: { from: 100, to: 199 },
  reply: { from: 200, to: 299 },
  internal: { from: 300, to: 399 },
} as const;

export type Place = keyof typeof places;

/** The location of the index-th text of a kind; texts beyond the room for their kind share its last location. */
export function locationOf(place: Place, index: number): number {
  const { from, to } = places[place];
  return Math.min(from + index, to);
}

export function placeAt(location: number): Place {
  if (location <= places.title.to) return 'title';
  if (location <= places.alias.to) return 'alias';
  if (location <= places.condition.to) return 'condition';
  return location <= places.reply.to ? 'reply' : 'internal';
}
