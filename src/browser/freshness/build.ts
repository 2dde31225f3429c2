import { base } from '../base.ts';
import { offerReload, withdrawOffer } from '../reload-offer.ts';

/**
 * What the server said: `given` if the site could be read, `ended` if the reader has to sign on again, `lost` if nothing (or
 * nothing that makes sense) came back.
 */
export type Access = 'given' | 'ended' | 'lost';

/** How long an answer holds, in milliseconds: before copies the server is asked at most once in that time. */
const validFor = 60_000;

/** How long to wait for an answer, in milliseconds. A browser lets a click copy for 5 seconds, and two answers may be needed. */
export const patience = 2000;

/** The build that the server has, as version.json names it. */
let version: string | null = null;
/** When the server was first and last seen to have that build, in milliseconds since 1970. */
let since = 0;
let seen = 0;
let asking: Promise<Access> | undefined;

/** Tells whoever shows something that the server has a build that was not seen before. */
const newBuild = 'newbuild';

/** Asks the server which build it has. Questions at the same time are one request. */
export function askBuild(): Promise<Access> {
  asking ??= ask().finally(() => {
    asking = undefined;
  });
  return asking;
}

/** As `askBuild`, unless the last answer still holds. */
export async function askBuildAgain(): Promise<Access> {
  return isRecent(seen) ? 'given' : askBuild();
}

/** Whether an answer of that time still holds. */
export function isRecent(time: number): boolean {
  // A clock that was put back would make a time in the future.
  return Math.abs(Date.now() - time) < validFor;
}

/** Whether what was read at that time may be of a build that the server has no longer. */
export function isOfEarlierBuild(readAt: number): boolean {
  return readAt < since;
}

/** Until when the server is known to have had what was read at that time. */
export function knownUntil(readAt: number): number {
  return isOfEarlierBuild(readAt) ? readAt : Math.max(readAt, seen);
}

export function onNewBuild(act: () => void): void {
  addEventListener(newBuild, act);
}

async function ask(): Promise<Access> {
  const asked = Date.now();
  const { access, text } = await readVersion();
  if (access === 'given') {
    withdrawOffer('ended');
    seen = asked;
    if (text !== version) {
      version = text;
      since = asked;
      dispatchEvent(new Event(newBuild));
    }
  }
  if (access === 'ended') offerReload('ended');
  return access;
}

async function readVersion(): Promise<{ access: Access; text: string }> {
  try {
    const signal = AbortSignal.timeout(patience);
    const response = await fetch(`${base()}/version.json`, { cache: 'no-store', redirect: 'manual', signal });
    const access = accessOf(response, 'application/json');
    return { access, text: access === 'given' ? await response.text() : '' };
  } catch {
    return { access: 'lost', text: '' };
  }
}

/**
 * Reads from an answer whether its reader may still read the site. Sign-on leads elsewhere, refuses, or answers with a page of
 * its own.
 *
 * @param type the media type that the site's own answer has
 */
export function accessOf({ type: kind, status, ok, headers }: Response, type: string): Access {
  if (kind === 'opaqueredirect' || status === 401 || status === 403) return 'ended';
  if (!ok) return 'lost';
  return headers.get('content-type')?.startsWith(type) ? 'given' : 'ended';
}
