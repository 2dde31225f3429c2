/** What is said and asks for nothing of ours: other people's business, and greetings. Names of files in content/said/. */
export const chatter = ['无关', '寒暄'] as const;

export type Chatter = (typeof chatter)[number];

/** Sentences around a question that are none. */
export const smallTalk: Chatter = '寒暄';
