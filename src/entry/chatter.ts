/** The files of content/said/ whose sentences need no answer: 无关 (not about our product) and 寒暄 (greetings and thanks). */
export const chatter = ['无关', '寒暄'] as const;

export type Chatter = (typeof chatter)[number];

/** The file of sentences that stand around a question, such as greetings. */
export const smallTalk: Chatter = '寒暄';
