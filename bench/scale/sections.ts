/** The report of growth. */
export const scaleFile = 'bench/SCALE.md';

/** The sections of that report which commands of their own write; `npm run bench:scale` keeps them. */
export const sections = { index: 'The index alone', topics: 'Topic by topic' } as const;
