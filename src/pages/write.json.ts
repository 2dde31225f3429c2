import { writingDesk } from '../site/writing-desk.ts';
import type { WritingDesk } from '../write/writing-desk.ts';

/** All that /write/ needs to judge an entry as the gate does; only that page loads it. */
export function GET(): Response {
  return Response.json(writingDesk() satisfies WritingDesk);
}
