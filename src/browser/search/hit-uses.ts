import { report } from '../beacon.ts';
import { keepInChat } from '../chat.ts';
import { type Found, press } from '../copy.ts';
import { refuse } from '../copy-notice.ts';
import { followLink } from '../follow-link.ts';
import { toast } from '../toast.ts';
import type { Hit } from './current-engine.ts';
import type { SearchField } from './field.ts';
import type { HitList } from './hit-list.ts';
import type { Inquiry } from './inquiry.ts';
import { rememberEntry, rememberQuery } from './recents.ts';
import { handoverIn, replyIn } from './replies.ts';

/** What an agent does with what was found: copies a reply, hands over, opens. Each is remembered, and told to operations. */
export class HitUses {
  readonly #list: HitList;
  readonly #field: SearchField;
  readonly #inquiry: Inquiry;
  readonly #output: HTMLElement;

  /** @param output what search shows, where nothing of it is chosen */
  constructor(list: HitList, field: SearchField, inquiry: Inquiry, output: HTMLElement) {
    this.#list = list;
    this.#field = field;
    this.#inquiry = inquiry;
    this.#output = output;
  }

  /** The chosen hit's main reply; without a chosen hit what stands beside the list. */
  copyChosen(): void {
    const { hit, answer, aside } = this.#list;
    const load = aside?.main;
    if (hit && answer)
      void this.copy(
        answer.then((article) => replyIn(article)),
        hit,
      );
    else if (load)
      void this.copy(
        load().then((article) => replyIn(article)),
        null,
      );
    else this.#askToChoose();
  }

  /** Copies a reply of the chosen hit by its digit; where two answers are to choose from, that of one of them. */
  copyNumbered(digit: number): void {
    const { hit, answer, aside, hits } = this.#list;
    const chosen = hits[digit - 1];
    const load = aside?.answers[digit - 1];
    if (hit && answer)
      void this.copy(
        answer.then((article) => replyIn(article, digit)),
        hit,
      );
    else if (chosen && load)
      void this.copy(
        load().then((article) => this.#replyOrRow(article, digit)),
        chosen,
      );
    else this.#askToChoose();
  }

  /** An answer with a reply for each branch is shown in full: the agent has to say which. */
  #replyOrRow(article: HTMLElement, digit: number): Found {
    const found = replyIn(article);
    if (typeof found !== 'function') return found;
    return () => {
      this.#list.chooseByHand(digit - 1);
      found();
    };
  }

  /** What may be told to the customer, or the ticket. */
  copyHandover(kind: 'tell' | 'ticket'): void {
    const { hit, answer } = this.#list;
    const shown = Promise.resolve(answer ?? this.#output);
    void this.copy(
      shown.then((place) => handoverIn(place, kind)),
      hit,
    );
  }

  /**
   * Copies what is wanted, and takes note of what was copied.
   *
   * @param wanted rejected if the answer does not load
   * @param hit whose reply it is; null if of none
   */
  async copy(wanted: Found | Promise<Found>, hit: Hit | null): Promise<void> {
    const { query } = this.#field;
    if (hit) keepInChat({ said: { words: query.trim(), number: hit.number } });
    this.#inquiry.tell();
    const isCopied = await press(wanted).catch(({ message }: Error) => {
      refuse(message);
      return false;
    });
    if (isCopied && hit) this.#remember(hit, query);
    if (isCopied && query === this.#field.query) this.#field.markUsed();
  }

  #askToChoose(): void {
    const hint = this.#list.aside?.hint;
    if (hint) toast(hint, 'warn');
  }

  /** Opens the chosen hit, as its link would. */
  open(event: KeyboardEvent): void {
    const { hit } = this.#list;
    if (!hit) {
      this.#askToChoose();
      return;
    }
    this.use(hit);
    followLink(hit.href, event);
  }

  /** A hit was opened: by its link, or by a key. */
  use(hit: Hit): void {
    const { query } = this.#field;
    this.#remember(hit, query);
    keepInChat({ said: { words: query.trim(), number: hit.number } });
    this.#inquiry.tell();
    report('open', { number: hit.number, query, rank: this.#list.rankOf(hit) });
  }

  #remember({ number, title, url }: Hit, query: string): void {
    rememberQuery(query);
    rememberEntry({ number, title, url });
  }
}
