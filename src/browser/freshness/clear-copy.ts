import { judgeValidity } from '../judge-validity.ts';
import { offerReload } from '../reload-offer.ts';
import { askBuildAgain, isOfEarlierBuild, isRecent, knownUntil } from './build.ts';
import { readAtOf } from './read-at.ts';

export interface Cleared {
  /** The button to copy from: the pressed one, or the same one in what has taken its place. */
  button: HTMLElement;
  /** Until when the text is known to be right, in milliseconds since 1970, if the server did not answer now. */
  uncheckedSince?: number;
}

/** Whether something may be copied. */
export type Clearance = Cleared | { refusal: string };

/**
 * Makes sure that a button copies what the newest build has, and nothing of an entry that is out of its period. Answers at once
 * if the server was asked less than a minute ago; otherwise soon enough for a browser to take the copy for the agent's.
 */
export async function clearCopy(pressed: HTMLElement): Promise<Clearance> {
  const clearance = await compareWithBuild(pressed);
  // Number and short link of an entry only name it.
  if ('refusal' in clearance || clearance.button.dataset['ticket'] !== undefined) return clearance;
  const entry = clearance.button.closest<HTMLElement>('[data-entry]');
  // The page may have been opened on an earlier day, when the entry was still valid.
  if (entry?.parentElement) judgeValidity(entry.parentElement);
  const refusal = entry?.dataset['refusal'];
  return refusal ? { refusal } : clearance;
}

async function compareWithBuild(button: HTMLElement): Promise<Clearance> {
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
