import { saidFiles } from '../site/writing-desk.ts';

/** What customers said, as files: /write/ loads them only for what moves them, and for what search makes of a question. */
export function GET(): Response {
  return Response.json(saidFiles());
}
