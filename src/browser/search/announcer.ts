import { choiceTexts } from './choice.ts';
import type { Results } from './current-engine.ts';

/** How long the list has to stand still before screen readers announce it, in milliseconds. */
const standsStill = 600;

/** Tells screen readers what was found once typing pauses. */
export class Announcer {
  readonly #region: HTMLElement;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(region: HTMLElement) {
    this.#region = region;
  }

  /** @param onStill called when the announcement is made */
  announce(results: Results, onStill: () => void): void {
    this.silence();
    this.#waiting = setTimeout(() => {
      this.#region.textContent = toSentences(results);
      onStill();
    }, standsStill);
  }

  silence(): void {
    clearTimeout(this.#waiting);
    this.#region.textContent = '';
  }
}

/** Results in words for who does not see them. */
export function toSentences({ hits, confident, gap, choice, question }: Results): string {
  const [first, second] = hits;
  const found = first ? `${hits.length} 条结果，第一条：${first.title}` : '没有结果';
  const said = [
    question && `按这一句找：${question}`,
    !confident && !choice && '没有把握',
    gap && `这个还没有答复：${gap.gap}`,
    choice && second ? `${choiceTexts[choice]}。第二条：${second.title}` : '',
    found,
  ];
  return said.filter(Boolean).join('。');
}
