/** How a reply greets. */
const greeting = /^(?:您好|你好)[，,！!。]?\s*/;

/** Several replies as one message: a blank line between two, and only the first greets. */
export function joinReplies(replies: readonly string[]): string {
  return replies.map((text, index) => (index === 0 ? text : text.replace(greeting, ''))).join('\n\n');
}
