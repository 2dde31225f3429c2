/** Whether a topic is another one or below it: `membership/subscription` is within `membership`. */
export function isWithin(topic: string, other: string): boolean {
  return `${topic}/`.startsWith(`${other}/`);
}
