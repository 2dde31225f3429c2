import { choiceTexts } from './choice.ts';
import type { Hit, Results } from './current-engine.ts';

/** How long the list has to stand still before screen readers announce it, in milliseconds. */
const standsStill = 600;
/** How much of a reply is said, in characters. */
const longestOpening = 40;

/** Tells screen readers what was found once typing pauses. */
export class Announcer {
  readonly #region: HTMLElement;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #onStill: (() => void) | null = null;

  constructor(region: HTMLElement) {
    this.#region = region;
  }

  /** @param onStill called once the results have stood still */
  announce(results: Results, onStill: () => void): void {
    this.#onStill = onStill;
    this.#say(toSentences(results));
  }

  /** Says how the reply of a hit begins that was chosen by hand; its question is the name of the row. */
  describe({ opening }: Pick<Hit, 'opening'>): void {
    this.#say(opening === null ? '暂无可发送的话术' : `话术：${opening.slice(0, longestOpening)}`);
  }

  silence(): void {
    this.#onStill = null;
    this.#clear();
  }

  #say(text: string): void {
    this.#clear();
    this.#waiting = setTimeout(() => {
      this.#region.textContent = text;
      this.#onStill?.();
      this.#onStill = null;
    }, standsStill);
  }

  #clear(): void {
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
