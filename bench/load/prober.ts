import { get } from '../../tests/nginx/nginx.ts';

/** What a reader notices who opens a page now and then. */
export interface Noticed {
  attempts: number;
  failed: number;
  /** From the first failure to the next answer, in ms. */
  longestGap: number;
}

/** Opens a page on a connection of its own every 20 ms, as a new reader would. */
export async function probeWhile(port: number, running: () => boolean): Promise<Noticed> {
  const noticed: Noticed = { attempts: 0, failed: 0, longestGap: 0 };
  let failingSince: number | null = null;
  while (running()) {
    noticed.attempts++;
    const answered = await get(port, '/').then(
      ({ status }) => status === 200,
      () => false,
    );
    if (!answered) {
      noticed.failed++;
      failingSince ??= performance.now();
    } else if (failingSince !== null) {
      noticed.longestGap = Math.max(noticed.longestGap, performance.now() - failingSince);
      failingSince = null;
    }
    await new Promise((wait) => setTimeout(wait, 20));
  }
  return noticed;
}
