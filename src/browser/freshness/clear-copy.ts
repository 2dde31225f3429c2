import { offerReload } from '../reload-offer.ts';
import { askBuildAgain, isOfEarlierBuild, isRecent, knownUntil } from './build.ts';
import { readAtOf } from './read-at.ts';

/** Whether a text may be copied. */
export type Clearance =
  | {
      /** The button to copy from: the pressed one, or the same one in what has taken its place. */
      button: HTMLElement;
      /** Until when the text is known to be right, in milliseconds since 1970, if the server did not answer now. */
      uncheckedSince?: number;
    }
  | { refusal: string };

/**
 * Makes sure that a button copies what the newest build has. Answers at once if the server was asked less than a minute ago;
 * otherwise soon enough for a browser to take the copy for the agent's.
 */
export async function clearCopy(button: HTMLElement): Promise<Clearance> {
  const isFresh = isRecent(readAtOf(button)) && !isOfEarlierBuild(readAtOf(button));
  const access = isFresh ? 'given' : await askBuildAgain();
  if (access === 'ended') return { refusal: '登录已过期' };
  if (isOfEarlierBuild(readAtOf(button))) return compare(button);
  const withdrawn = button.closest<HTMLElement>('[data-withdrawn]')?.dataset['withdrawn'];
  if (withdrawn) return { refusal: withdrawn };
  return access === 'lost' ? { button, uncheckedSince: knownUntil(readAtOf(button)) } : { button };
}

/** The code that compares loads only now: it may be gone, or the network. */
async function compare(button: HTMLElement): Promise<Clearance> {
  try {
    const { renewButton } = await import('./renew.ts');
    return await renewButton(button);
  } catch {
    offerReload('outdated');
    return { refusal: '网站已经更新' };
  }
}
