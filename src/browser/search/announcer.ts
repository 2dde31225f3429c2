import type { Results } from './current-engine.ts';

/** How long the list has to stand still before anybody hears of it, in milliseconds. */
const standsStill = 600;

/** Tells screen readers what was found once typing pauses. */
export class Announcer {
  readonly #region: HTMLElement;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(region: HTMLElement) {
    this.#region = region;
  }

  /** @param onStill called when it is told */
  announce({ hits, confident }: Results, onStill: () => void): void {
    this.silence();
    this.#waiting = setTimeout(() => {
      const found = hits[0] ? `${hits.length} 条结果，第一条：${hits[0].title}` : '没有结果';
      this.#region.textContent = confident ? found : `没有把握。${found}`;
      onStill();
    }, standsStill);
  }

  silence(): void {
    clearTimeout(this.#waiting);
    this.#region.textContent = '';
  }
}
