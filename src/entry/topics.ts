/** Whether a topic is the other topic, or stands below the other topic: `membership/subscription` is within `membership`. */
export function isWithin(topic: string, other: string): boolean {
  return `${topic}/`.startsWith(`${other}/`);
}
