/**
 * The time of day as agents read it: `14:02`.
 *
 * @param at milliseconds since 1970
 */
export function timeOfDay(at: number): string {
  return new Date(at).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false });
}
